package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.FeedbackTop.Count;
import io.muster.tenant.FeedbackTop.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedbackTopTest {
    @Test
    void aCodeIsSummedOverPagesAndLanguagesAndTheMostOftenSaidIsFirst() {
        List<Line> top = FeedbackTop.of(List.of(
                new Count("busy", "problem", "en", 4, 0),
                new Count("too-long", "grid", "en", 1, 7),
                new Count("too-long", "grid", "hi", 3, 1),
                new Count("too-long", "rows", "hi", 2, 0)));

        assertThat(top).extracting(Line::code).containsExactly("too-long", "busy");
        Line first = top.getFirst();
        assertThat(first.times()).isEqualTo(6);
        assertThat(first.before()).isEqualTo(8);
        assertThat(first.pages().toString()).isEqualTo("{grid=4, rows=2}");
        assertThat(first.languages().toString()).isEqualTo("{hi=5, en=1}");
    }

    @Test
    void thereAreTenAtMostAndNoneOfThoseThatWereSaidOnlyBefore() {
        List<Count> counts = IntStream.rangeClosed(0, 14)
                .mapToObj(times -> new Count("code-" + (char) ('a' + times), "grid", "en", times, 3))
                .toList();

        List<Line> top = FeedbackTop.of(counts);

        assertThat(top).hasSize(10);
        assertThat(top.getFirst().times()).isEqualTo(14);
        assertThat(FeedbackTop.of(counts.subList(0, 1))).isEmpty();
    }

    @Test
    void equalsAreInTheOrderOfTheirNames() {
        assertThat(FeedbackTop.of(List.of(new Count("b", "grid", "en", 2, 0), new Count("a", "grid", "en", 2, 0))))
                .extracting(Line::code)
                .containsExactly("a", "b");
    }

    @Test
    void weeksAreWholeAndEndToday() {
        FeedbackWeeks one = new FeedbackWeeks(1, LocalDate.of(2026, 11, 24));

        assertThat(one.from()).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(one.before().from()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(one.before().to()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThatThrownBy(() -> new FeedbackWeeks(0, one.to())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeedbackWeeks(53, one.to())).isInstanceOf(IllegalArgumentException.class);
    }
}
