package io.muster.torture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Cards of harm, dealt in the order that the seed shuffles them into: every kind comes up before any deck is through. */
final class Deck {
    private final Random random;
    private final Deque<Harm> cards = new ArrayDeque<>();

    Deck(long seed) {
        this.random = new Random(seed);
    }

    /** The harm of one round: cards until so many of them kill. */
    List<Harm> deal(int kills) {
        List<Harm> dealt = new ArrayList<>();
        while (dealt.stream().filter(Harm::kills).count() < kills) {
            if (cards.isEmpty()) {
                shuffle();
            }
            dealt.add(cards.pop());
        }
        return dealt;
    }

    private void shuffle() {
        List<Harm> all = new ArrayList<>();
        for (Harm harm : Harm.values()) {
            all.addAll(Collections.nCopies(harm.weight(), harm));
        }
        Collections.shuffle(all, random);
        cards.addAll(all);
    }
}
