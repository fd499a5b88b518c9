package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page gives back what went into it, or says that it cannot. */
class PageLinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 500, 5_000})
    void whatIsPackedComesBackInItsOrder(int count) {
        List<OutboxEvent> events = events(count);

        assertThat(read(PageLines.of(events)))
                .containsExactlyElementsOf(events.stream()
                        .map(event -> event.key() + " " + event.payload())
                        .toList());
    }

    @Test
    void aSingleEventIsTextAndSeveralArePacked() {
        PageLines one = PageLines.of(events(1));
        PageLines many = PageLines.of(events(1_000));

        assertThat(one.plain()).isEqualTo("kaveri:LÖAN-0\t{\"n\":0,\"agent\":\"மீரா\"}");
        assertThat(one.packed()).isNull();
        assertThat(many.plain()).isNull();
        assertThat(Objects.requireNonNull(many.packed()).length).isLessThan(many.bytes() / 3);
    }

    @Test
    void theBytesAreThoseOfTheLines() {
        List<OutboxEvent> events = events(7);

        assertThat(PageLines.of(events).bytes())
                .isEqualTo(events.stream()
                                .mapToInt(event -> (event.key() + "\t" + event.payload() + "\n").getBytes(UTF_8).length)
                                .sum()
                        - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaveri:A\tB", "kaveri:A\nB"})
    void aKeyThatWouldTearALineIsRefused(String key) {
        List<OutboxEvent> events = List.of(new OutboxEvent(EventType.PAYMENT_POSTED, "1", key, "{}"));

        assertThatThrownBy(() -> PageLines.of(events)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTornIsNotRead() {
        PageLines whole = PageLines.of(events(500));
        byte[] packed = Objects.requireNonNull(whole.packed());

        assertTorn(new PageLines(null, Arrays.copyOf(packed, packed.length - 20), whole.bytes()));
        assertTorn(new PageLines(null, packed, whole.bytes() - 1));
        assertTorn(new PageLines(null, packed, whole.bytes() + 1));
        assertTorn(new PageLines(null, packed, -1));
        assertTorn(new PageLines(null, new byte[100], 100));
        assertTorn(new PageLines("no tab", null, 6));
        assertTorn(new PageLines("a\tb\nc", null, 5));
        assertTorn(new PageLines("a\nb\tc", null, 5));
        assertTorn(new PageLines(null, null, 5));
    }

    @Test
    void aBitThatTurnedIsNoticed() {
        PageLines whole = PageLines.of(events(500));
        byte[] packed = Objects.requireNonNull(whole.packed());

        for (int place = 0; place < packed.length; place++) {
            byte[] turned = packed.clone();
            turned[place] ^= 0x10;
            assertTorn(new PageLines(null, turned, whole.bytes()));
        }
    }

    private static void assertTorn(PageLines lines) {
        assertThatThrownBy(() -> lines.forEach((_, _, _) -> {})).isInstanceOf(IllegalStateException.class);
    }

    private static List<OutboxEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new OutboxEvent(
                        EventType.PAYMENT_POSTED,
                        "id-" + n,
                        "kaveri:LÖAN-" + n,
                        "{\"n\":" + n + ",\"agent\":\"மீரா\"}"))
                .toList();
    }

    private static List<String> read(PageLines lines) {
        List<String> read = new ArrayList<>();
        int count = lines.forEach((place, key, payload) -> {
            assertThat(place).isEqualTo(read.size());
            read.add(new String(key, UTF_8) + " " + new String(payload, UTF_8));
        });
        assertThat(read).hasSize(count);
        return read;
    }
}
