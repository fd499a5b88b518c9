package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any lenders, with uploads of any size that come, post, break off and leave at any time. */
class TurnsPropertyTest {
    private static final int TURNS_MAX = 3;
    private static final int LENDER_TURNS_MAX = 2;
    private static final Duration WAIT_MAX = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration BATCH_MAX = Duration.ofMillis(120);
    private static final int STEPS = 800;

    @Property(tries = 40)
    void boundsHoldAndEveryTurnComesBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int lenders) {
        World world = new World(new Random(seed), lenders);
        for (int step = 0; step < STEPS; step++) {
            world.step();
            world.check();
        }
        world.end();
    }

    private static final class World {
        private final Random random;
        private final int lenders;
        private final Duration countedMax = Duration.ofSeconds(2);
        private final Turns turns;
        private final List<Guest> guests = new ArrayList<>();
        private final Map<Guest, String> names = new LinkedHashMap<>();
        private final Map<Turn, Long> askedAt = new LinkedHashMap<>();
        private final Map<Turn, Long> endsAt = new LinkedHashMap<>();
        private long nanos;

        World(Random random, int lenders) {
            this.random = random;
            this.lenders = lenders;
            this.turns = new Turns(
                    new Turns.Rules(TURNS_MAX, LENDER_TURNS_MAX, WAIT_MAX, Duration.ofSeconds(1), countedMax),
                    () -> nanos);
        }

        void step() {
            nanos += STEP.toNanos();
            List<Turn> over = endsAt.entrySet().stream()
                    .filter(each -> each.getValue() <= nanos)
                    .map(Map.Entry::getKey)
                    .toList();
            over.forEach(this::end);
            switch (random.nextInt(8)) {
                case 0 -> enter();
                case 1 -> leave();
                case 2 -> giveUp();
                default -> ask();
            }
            turns.look();
        }

        private void enter() {
            if (guests.size() < 3 * lenders) {
                String name = "lender-" + random.nextInt(lenders);
                Guest guest = turns.enter(new TenantId(name));
                turns.expect(guest, random.nextInt(100_000));
                guests.add(guest);
                names.put(guest, name);
            }
        }

        private void leave() {
            if (!guests.isEmpty()) {
                Guest guest = guests.remove(random.nextInt(guests.size()));
                turnsOf(guest).forEach(this::end);
                turns.leave(guest);
            }
        }

        private void giveUp() {
            askedAt.keySet().stream().findFirst().ifPresent(this::end);
        }

        private void ask() {
            if (!guests.isEmpty()) {
                Guest guest = guests.get(random.nextInt(guests.size()));
                if (turnsOf(guest).size() < 2) {
                    Turn turn = new Turn(guest, 1 + random.nextInt(2_000));
                    askedAt.put(turn, nanos);
                    turns.ask(turn, () -> grant(turn));
                }
            }
        }

        private void grant(Turn turn) {
            assertThat(askedAt.remove(turn))
                    .as("granted once, and only to who waits")
                    .isNotNull();
            endsAt.put(turn, nanos + (long) (random.nextDouble() * BATCH_MAX.toNanos()));
        }

        private void end(Turn turn) {
            askedAt.remove(turn);
            endsAt.remove(turn);
            turns.end(turn);
        }

        private Set<Turn> turnsOf(Guest guest) {
            Set<Turn> all = new HashSet<>(askedAt.keySet());
            all.addAll(endsAt.keySet());
            all.removeIf(turn -> turn.guest != guest);
            return all;
        }

        void check() {
            assertThat(turns.underWay()).isEqualTo(endsAt.size()).isLessThanOrEqualTo(TURNS_MAX + 1);
            assertThat(turns.waiting()).isEqualTo(askedAt.size());
            Map<String, Integer> each = new LinkedHashMap<>();
            endsAt.keySet().forEach(turn -> each.merge(nameOf(turn), 1, Integer::sum));
            assertThat(each.values()).allMatch(count -> count <= LENDER_TURNS_MAX);
        }

        private String nameOf(Turn turn) {
            return Objects.requireNonNull(names.get(turn.guest));
        }

        void end() {
            new ArrayList<>(askedAt.keySet()).forEach(this::end);
            new ArrayList<>(endsAt.keySet()).forEach(this::end);
            guests.forEach(turns::leave);
            assertThat(turns.underWay()).isZero();
            assertThat(turns.waiting()).isZero();
            assertThat(guests).allMatch(guest -> guest.asked == 0);
        }
    }
}
