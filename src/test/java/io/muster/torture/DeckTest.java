package io.muster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeckTest {
    @Test
    void theSameSeedDealsTheSameHarm() {
        assertThat(dealt(new Deck(7), 10)).isEqualTo(dealt(new Deck(7), 10));
        assertThat(dealt(new Deck(7), 10)).isNotEqualTo(dealt(new Deck(8), 10));
    }

    @Test
    void everyRoundKillsAsOftenAsIsAsked() {
        var deck = new Deck(1);
        for (int round = 0; round < 100; round++) {
            assertThat(deck.deal(3).stream().filter(Harm::kills)).hasSize(3);
        }
    }

    @Test
    void everyKindComesUpInEveryDeck() {
        Map<Harm, Integer> seen = new EnumMap<>(Harm.class);
        dealt(new Deck(3), 40).forEach(round -> round.forEach(harm -> seen.merge(harm, 1, Integer::sum)));

        for (Harm harm : Harm.values()) {
            assertThat(seen.get(harm)).as(harm.label()).isGreaterThanOrEqualTo(5 * harm.weight());
        }
    }

    private static List<List<Harm>> dealt(Deck deck, int rounds) {
        return java.util.stream.IntStream.range(0, rounds)
                .mapToObj(_ -> deck.deal(3))
                .toList();
    }
}
