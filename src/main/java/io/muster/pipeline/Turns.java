package io.muster.pipeline;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Who may post the next batch: the lender that had least of late, and of its uploads the shortest.
 *
 * <p>A lender that had far more than another one at work here waits, even where a turn is free, until that one is done: two
 * cores serve a small file well only when the large one is quiet. But it is never kept waiting longer than {@link
 * Rules#waitMax} for its next turn. Any thread; nothing here blocks, and no turn is granted under the lock.
 */
final class Turns {
    /** How many times as much is far more. */
    private static final int FAR_MORE = 2;

    /** Whoever had less than a batch or two has kept nobody waiting yet. */
    private static final int MUCH_ROWS = 2_000;

    private static final Duration HALF_LIFE = Duration.ofSeconds(3);

    /**
     * The bounds.
     *
     * @param turnsMax batches under way at one time; one more for a lender that has none and had far less
     * @param lenderTurnsMax those of one lender, so that its pool has connections for others
     * @param waitMax after so long without a turn a lender goes first
     * @param holdMax for so long a lender that does not get on keeps others waiting
     * @param countedMax a batch that takes longer waits for something, and no longer counts as under way
     */
    record Rules(int turnsMax, int lenderTurnsMax, Duration waitMax, Duration holdMax, Duration countedMax) {}

    private final Rules rules;
    private final LongSupplier clock;
    private final Map<TenantId, Lender> lenders = new HashMap<>();
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final Set<Turn> underWay = new LinkedHashSet<>();

    Turns(Rules rules, LongSupplier nanoClock) {
        this.rules = rules;
        this.clock = nanoClock;
    }

    /** An upload of the lender comes to work here; who enters leaves. */
    synchronized Guest enter(TenantId tenant) {
        long now = clock.getAsLong();
        lenders.values().removeIf(lender -> lender.isForgotten(now));
        Lender lender = lenders.computeIfAbsent(tenant, _ -> new Lender(HALF_LIFE.toNanos(), now));
        lender.uploads++;
        lender.movedAtNanos = now;
        return new Guest(lender);
    }

    /** The upload is no longer at work here. */
    void leave(Guest guest) {
        synchronized (this) {
            guest.lender.uploads--;
        }
        look();
    }

    /** The upload has so many rows left to post, as far as can be told: it gets on, and is as short as that. */
    synchronized void expect(Guest guest, long rows) {
        guest.rowsLeft = rows;
        guest.lender.movedAtNanos = clock.getAsLong();
    }

    /**
     * Asks for a turn, which may be granted before this returns.
     *
     * @param go told once, by whichever thread makes room, when the batch may be posted
     */
    void ask(Turn turn, Runnable go) {
        synchronized (this) {
            if (turn.state != Turn.State.NEW) {
                return;
            }
            turn.state = Turn.State.WAITING;
            turn.go = go;
            turn.sinceNanos = clock.getAsLong();
            turn.guest.asked++;
            waiting.add(turn);
        }
        look();
    }

    /** Gives a turn back, or no longer asks for it; more than once is as once. */
    void end(Turn turn) {
        synchronized (this) {
            if (turn.state == Turn.State.UNDER_WAY) {
                underWay.remove(turn);
                turn.guest.lender.end(clock.getAsLong());
            }
            if (waiting.remove(turn) || turn.state == Turn.State.UNDER_WAY) {
                turn.guest.asked--;
            }
            turn.state = Turn.State.ENDED;
        }
        look();
    }

    /** Grants what may be granted by now; to be called now and then while anybody waits, for time alone changes that. */
    void look() {
        grant().forEach(turn -> turn.go.run());
    }

    /** Whether an upload that has batches to post should read no further for now. */
    synchronized boolean mustPause(Guest guest) {
        return guest.asked > 0 && isHeld(guest.lender, clock.getAsLong());
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int underWay() {
        return underWay.size();
    }

    private synchronized List<Turn> grant() {
        long now = clock.getAsLong();
        List<Turn> granted = new ArrayList<>();
        for (Optional<Turn> next = next(now); next.isPresent(); next = next(now)) {
            granted.add(start(next.get(), now));
        }
        return granted;
    }

    private Turn start(Turn turn, long now) {
        waiting.remove(turn);
        underWay.add(turn);
        turn.state = Turn.State.UNDER_WAY;
        turn.sinceNanos = now;
        turn.guest.lender.grant(turn.rows, now);
        turn.guest.rowsLeft -= turn.rows;
        return turn;
    }

    private Optional<Turn> next(long now) {
        long counted = underWay.stream()
                .filter(turn -> now - turn.sinceNanos < rules.countedMax().toNanos())
                .count();
        return counted > rules.turnsMax()
                ? Optional.empty()
                : waiting.stream()
                        .filter(turn -> mayGo(turn.guest.lender, counted, now)
                                && (isDue(turn, now) || !isHeld(turn.guest.lender, now)))
                        .min(order(now));
    }

    private boolean mayGo(Lender lender, long counted, long now) {
        return lender.underWay < rules.lenderTurnsMax()
                && (counted < rules.turnsMax() || lender.underWay == 0 && allHadFarMore(lender, now));
    }

    private boolean allHadFarMore(Lender lender, long now) {
        return underWay.stream().allMatch(turn -> hadFarMore(turn.guest.lender, lender, now));
    }

    private Comparator<Turn> order(long now) {
        return Comparator.<Turn, Boolean>comparing(turn -> !isDue(turn, now))
                .thenComparing(turn -> turn.guest.lender.rows(now))
                .thenComparing(turn -> !isOverdue(turn, now))
                .thenComparing(turn -> turn.guest.rowsLeft)
                .thenComparing(turn -> turn.sinceNanos);
    }

    /** Its lender has had nothing for as long as it may be kept waiting. */
    private boolean isDue(Turn turn, long now) {
        long since = Math.max(turn.sinceNanos, turn.guest.lender.grantedAtNanos);
        return now - since >= rules.waitMax().toNanos();
    }

    /** It was passed by shorter uploads of its own lender for as long as that may be. */
    private boolean isOverdue(Turn turn, long now) {
        return now - turn.sinceNanos >= rules.waitMax().toNanos();
    }

    private boolean isHeld(Lender lender, long now) {
        return lenders.values().stream()
                .filter(other -> other.uploads > 0)
                .filter(other -> now - other.movedAtNanos < rules.holdMax().toNanos())
                .anyMatch(other -> hadFarMore(lender, other, now));
    }

    private static boolean hadFarMore(Lender lender, Lender other, long now) {
        double rows = lender.rows(now);
        return rows >= MUCH_ROWS && rows > FAR_MORE * other.rows(now);
    }
}
