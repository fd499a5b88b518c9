package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of somebody who says that a text did not help: a code that there is, and a mark that leads to nobody. */
class FeedbackCodesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/muster");

    /** A code stands before its title or sentence; in a problem, a reason or an upload's end even if it is one word. */
    private static final List<Pattern> CODES = Stream.of(
                    "\"([a-z]+(?:-[a-z0-9]+)+)\",\\s*\"[A-Z]",
                    "Problem\\.of\\(\\s*\\d+,\\s*\"([a-z-]+)\"",
                    "badRequest\\(\\s*\"([a-z-]+)\"",
                    "status < 500 \\? \"([a-z]+-[a-z]+)\" : \"[a-z]+\"",
                    "status < 500 \\? \"[a-z]+-[a-z]+\" : \"([a-z]+)\"",
                    "new UploadProblem\\(\\s*\"([a-z-]+)\"",
                    "new Reason\\(\\s*null,\\s*(?:null|\\w+|\"\\w+\"),\\s*\"([a-z-]+)\"",
                    "String [A-Z_]+ = \"(events-wait)\"")
            .map(Pattern::compile)
            .toList();

    @Test
    void everyCodeThatArisesIsKnown() throws IOException {
        Set<String> arising = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(FeedbackCodesTest::mayTellPeople).toList()) {
                String source = Files.readString(file);
                CODES.forEach(code -> code.matcher(source).results().forEach(found -> arising.add(found.group(1))));
            }
        }

        assertThat(arising).contains("busy", "events-wait", "miscounted", "wrong-type", "csv-file", "amount-zero");
        assertThat(arising).allMatch(FeedbackCodes::has);
    }

    /** Why a message did not go out is nobody's error, and the doctor speaks to operators. */
    private static boolean mayTellPeople(Path file) {
        return Files.isRegularFile(file)
                && !file.startsWith(SOURCES.resolve("notification"))
                && !file.startsWith(SOURCES.resolve("doctor"))
                && !file.startsWith(SOURCES.resolve("meter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Asha Rao", "9876543210", "amount-zer", "AMOUNT-ZERO", "amount-zero ", "'; drop table x"})
    void nothingElseIsACode(String text) {
        assertThat(FeedbackCodes.has(text)).isFalse();
    }

    @Test
    void aMarkIsOfOneDayOneLenderAndOnePerson() {
        DayMarks marks = new DayMarks("a secret of thirty-two characters");
        TenantId kaveri = new TenantId("kaveri");
        LocalDate day = LocalDate.of(2026, 11, 24);
        String mark = marks.of(kaveri, "meera", day);

        assertThat(mark).hasSize(22).doesNotContain("meera");
        assertThat(marks.of(kaveri, "meera", day)).isEqualTo(mark);
        assertThat(Stream.of(
                        marks.of(kaveri, "meera", day.plusDays(1)),
                        marks.of(kaveri, "anil", day),
                        marks.of(new TenantId("sutlej"), "meera", day),
                        new DayMarks("another secret of thirty-two chars").of(kaveri, "meera", day)))
                .doesNotContain(mark)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasSaidTodayIsKnownUntilTomorrowOrUntilThereAreTooMany() {
        SaidToday said = new SaidToday(2);
        LocalDate day = LocalDate.of(2026, 11, 24);
        said.note(day, "a", "busy");
        said.note(day, "a", "too-long");
        assertThat(said.look(day, "a", "busy")).isEqualTo(new SaidToday.Known(2, true));
        assertThat(said.look(day, "a", "amount-zero")).isEqualTo(new SaidToday.Known(2, false));
        assertThat(said.look(day, "b", "busy")).isEqualTo(new SaidToday.Known(0, false));

        said.note(day, "b", "busy");
        said.note(day, "c", "busy");
        assertThat(said.look(day, "a", "busy").codes()).isZero();
        assertThat(said.look(day, "c", "busy").same()).isTrue();
        assertThat(said.look(day.plusDays(1), "c", "busy").codes()).isZero();
    }
}
