package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DltTextTest {
    private static final DltText RECEIVED = DltText.of("Dear {#var#}, Rs {#var#} received. Kaveri");

    @Test
    void aDoubledSpaceIsFound() {
        assertThat(RECEIVED.difference("Dear Asha,  Rs 5 received. Kaveri")).isPresent();
    }

    @Test
    void aCharacterMoreAtTheEndIsFound() {
        assertThat(RECEIVED.difference("Dear Asha, Rs 5 received. Kaveri.").orElseThrow())
                .contains("goes on", "\".\"");
    }

    @Test
    void aValueOfThirtyCharactersGoesAndOneMoreDoesNot() {
        assertThat(RECEIVED.difference("Dear " + "A".repeat(30) + ", Rs 5 received. Kaveri"))
                .isEmpty();
        assertThat(RECEIVED.difference("Dear " + "A".repeat(31) + ", Rs 5 received. Kaveri"))
                .isPresent();
    }

    @Test
    void aValueThatLooksLikeTheTextAroundItIsSplitInTheWayThatFits() {
        assertThat(RECEIVED.difference("Dear A, Rs 1 received. B, Rs 5 received. Kaveri"))
                .isEmpty();
    }

    @Test
    void twoVariablesSideBySideTakeSixtyCharacters() {
        DltText link = DltText.of("See {#var#}{#var#}");

        assertThat(link.difference("See " + "u".repeat(60))).isEmpty();
        assertThat(link.difference("See " + "u".repeat(61))).isPresent();
        assertThat(link.difference("See u").orElseThrow()).contains("{#var#}", "empty");
    }

    @ParameterizedTest
    @CsvSource({
        "numeric, 4711, 47.11",
        "alphanumeric, Asha Rao 7, Asha-Rao",
        "url, https://pay.example/r/1, pay",
        "cbn, 1800 123 4567, call us",
        "email, care@kaveri.example, care"
    })
    void aTaggedVariableTakesItsKindAlone(String tag, String right, String wrong) {
        DltText text = DltText.of("Say {#" + tag + "#} now");

        assertThat(text.difference("Say " + right + " now")).isEmpty();
        assertThat(text.difference("Say " + wrong + " now")).isPresent();
    }

    @Test
    void anUnknownVariableIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> DltText.of("Dear {#name#}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{#name#}")
                .hasMessageContaining("{#var#}");
        assertThatThrownBy(() -> DltText.of("Dear {#VAR#}")).isInstanceOf(IllegalArgumentException.class);
    }

    /** On the thread's own processor time, and the best of many, so that a busy machine says nothing. */
    @Test
    void aTextThatCanBeSplitInVeryManyWaysTakesNoLongTime() {
        DltText hostile = DltText.of("{#url#}{#email#}{#cbn#}{#alphanumeric#}".repeat(10));
        String text = "a.aa1@b.bb/".repeat(83);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long bestNanos = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long began = threads.getCurrentThreadCpuTime();
            assertThat(hostile.difference(text)).isPresent();
            bestNanos = Math.min(bestNanos, threads.getCurrentThreadCpuTime() - began);
        }

        assertThat(Duration.ofNanos(bestNanos)).isLessThan(Duration.ofMillis(20));
    }
}
