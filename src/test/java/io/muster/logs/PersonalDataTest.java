package io.muster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sample.LoanBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    private static final LoanBook BOOK = new LoanBook("kaveri", 300, LocalDate.of(2026, 11, 1), 0);

    @TempDir
    Path folder;

    @Test
    void whateverASampleMakesUpOfSomebodyIsFound() throws IOException {
        for (int place = 0; place < BOOK.accounts(); place++) {
            var loan = BOOK.loan(place);
            assertThat(kind("Dear " + loan.borrower() + ", thank you")).isEqualTo("a person's name");
            assertThat(kind("{\"to\":\"+91" + loan.phone() + "\"}")).isEqualTo("a phone");
            assertThat(kind("Key (phone)=(" + loan.phone() + ") already exists."))
                    .isEqualTo("a phone");
            assertThat(kind("no loan " + loan.number() + " here")).isEqualTo("a loan account");
            assertThat(BOOK.email(place, loan).map(this::kind))
                    .isIn(java.util.Optional.empty(), java.util.Optional.of("a mail address"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MUSTER0101: Upload 01938f2e-7a41-7000-9876-543210987654 of kaveri is completed: 9876543 rows read",
                "sha256 9876543210abcdef9876543210",
                "2026-11-23 19:47:51,260 INFO  [io.muster] (vert.x-eventloop-thread-1) MUSTER0303: The relay of kaveri begins here",
                "offset 98765432101",
                "receipt MUM/26/00000001",
                "Rao Asha"
            })
    void whatIsNobodyIsNot(String line) {
        assertThat(findings(line)).isEmpty();
    }

    @Test
    void aPlaceIsSaidAndNothingIsRepeated() throws IOException {
        Path log = Files.writeString(folder.resolve("planted.log"), "fine\nDear Asha Rao\n");

        assertThat(PersonalData.find(log))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).isEqualTo(log + ":2 has a person's name"));
    }

    @Test
    void allLogsAreLookedThroughButKafkasPartitions() throws IOException {
        Files.createDirectories(folder.resolve("deep/kafka"));
        Files.writeString(folder.resolve("deep/kafka/00000000000000000000.log"), "Asha Rao");
        Path log = Files.writeString(folder.resolve("deep/kafka.log"), "fine");

        assertThat(PersonalData.logs(folder)).containsExactly(log);
    }

    private String kind(String line) {
        var found = findings(line);
        assertThat(found).as(line).hasSize(1);
        return found.getFirst().kind();
    }

    private java.util.List<PersonalData.Finding> findings(String line) {
        try {
            return PersonalData.find(Files.writeString(folder.resolve("a.log"), line));
        } catch (IOException unwritten) {
            throw new java.io.UncheckedIOException(unwritten);
        }
    }
}
