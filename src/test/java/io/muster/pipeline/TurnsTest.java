package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration WAIT_MAX = Duration.ofMillis(500);
    private static final Duration HOLD_MAX = Duration.ofSeconds(1);
    private static final Duration COUNTED_MAX = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Turns turns = new Turns(new Turns.Rules(2, 4, WAIT_MAX, HOLD_MAX, COUNTED_MAX), nanos::get);
    private final List<Turn> granted = new ArrayList<>();

    private final Guest kaveri = turns.enter(new TenantId("kaveri"));

    @Test
    void noMoreAreUnderWayThanMayBe() {
        Turn first = ask(kaveri, BATCH);
        Turn second = ask(kaveri, BATCH);
        Turn third = ask(kaveri, BATCH);

        assertThat(granted).containsExactly(first, second);

        turns.end(first);

        assertThat(granted).containsExactly(first, second, third);
    }

    @Test
    void aLenderThatHadLessGoesFirst() {
        Turn running = ask(kaveri, BATCH);
        ask(kaveri, BATCH);
        Guest sutlej = turns.enter(new TenantId("sutlej"));
        Turn kaveris = ask(kaveri, BATCH);
        Turn sutlejs = ask(sutlej, 100);

        turns.end(running);

        assertThat(granted).contains(sutlejs).doesNotContain(kaveris);
    }

    @Test
    void aLenderThatHadFarLessNeedsNotEvenWaitForARunningBatch() {
        makeHeavy(kaveri);
        ask(kaveri, BATCH);
        ask(kaveri, BATCH);
        Guest sutlej = turns.enter(new TenantId("sutlej"));

        Turn first = ask(sutlej, 100);
        Turn second = ask(sutlej, 100);

        assertThat(granted).contains(first).doesNotContain(second);
    }

    @Test
    void theOneThatHadFarMoreIsQuietWhileTheOtherIsThere() {
        makeHeavy(kaveri);
        Guest sutlej = turns.enter(new TenantId("sutlej"));

        Turn kaveris = ask(kaveri, BATCH);

        assertThat(granted).doesNotContain(kaveris);
        assertThat(turns.mustPause(kaveri)).isTrue();

        turns.leave(sutlej);

        assertThat(granted).contains(kaveris);
        assertThat(turns.mustPause(kaveri)).isFalse();
    }

    @Test
    void butNeverForLongerThanItMayWait() {
        makeHeavy(kaveri);
        Guest sutlej = turns.enter(new TenantId("sutlej"));
        Turn first = ask(kaveri, BATCH);
        Turn second = ask(kaveri, BATCH);

        pass(WAIT_MAX);
        ask(sutlej, 100);

        assertThat(granted).contains(first).doesNotContain(second);
    }

    @Test
    void anEndlessRowOfNewcomersIsServedAtOnceAndStarvesNobody() {
        makeHeavy(kaveri);
        Turn kaveris = ask(kaveri, BATCH);
        int had = 0;
        Optional<Guest> staying = Optional.empty();
        for (int i = 0; i < 100; i++) {
            Guest newcomer = turns.enter(new TenantId("lender-" + i));
            Turn few = ask(newcomer, 100);
            assertThat(granted).contains(few);
            pass(Duration.ofMillis(100));
            if (granted.contains(kaveris)) {
                had++;
                turns.end(kaveris);
                kaveris = ask(kaveri, BATCH);
            }
            turns.end(few);
            // Somebody is always there
            staying.ifPresent(turns::leave);
            staying = Optional.of(newcomer);
        }

        // One each half second of the ten
        assertThat(had).isGreaterThanOrEqualTo(15);
    }

    @Test
    void aLenderThatDoesNotGetOnKeepsNobodyWaiting() {
        makeHeavy(kaveri);
        turns.enter(new TenantId("sutlej"));
        pass(HOLD_MAX);
        makeHeavy(kaveri);

        Turn first = ask(kaveri, BATCH);
        Turn second = ask(kaveri, BATCH);

        assertThat(granted).contains(first, second);
    }

    @Test
    void aLenderWhoseUploadIsJustOpenedGetsOn() {
        makeHeavy(kaveri);
        Guest sutlej = turns.enter(new TenantId("sutlej"));
        pass(HOLD_MAX);
        turns.expect(sutlej, 200);

        Turn kaveris = ask(kaveri, BATCH);

        assertThat(granted).doesNotContain(kaveris);
    }

    @Test
    void aReaderIsStoppedOnlyWhileItIsAhead() {
        makeHeavy(kaveri);
        turns.enter(new TenantId("sutlej"));

        assertThat(turns.mustPause(kaveri)).isFalse();
    }

    @Test
    void batchesThatWaitForSomethingKeepNoPlace() {
        ask(kaveri, BATCH);
        ask(kaveri, BATCH);
        Guest sutlej = turns.enter(new TenantId("sutlej"));
        pass(COUNTED_MAX);

        Turn first = ask(sutlej, BATCH);
        Turn second = ask(sutlej, BATCH);

        assertThat(granted).contains(first, second);
    }

    @Test
    void oneLenderHasNoMoreThanItsShareHoweverLongItsBatchesTake() {
        for (int i = 0; i < 10; i++) {
            ask(kaveri, BATCH);
            pass(COUNTED_MAX);
        }

        assertThat(granted).hasSize(4);
    }

    @Test
    void ofOneLendersUploadsTheShortestGoesFirst() {
        Turn running = ask(kaveri, BATCH);
        ask(kaveri, BATCH);
        Guest small = turns.enter(new TenantId("kaveri"));
        turns.expect(kaveri, 1_000_000);
        turns.expect(small, 200);
        Turn large = ask(kaveri, BATCH);
        Turn few = ask(small, 200);

        turns.end(running);

        assertThat(granted).contains(few).doesNotContain(large);
    }

    @Test
    void whatALenderHadIsForgotten() {
        makeHeavy(kaveri);
        pass(Duration.ofMinutes(1));
        turns.enter(new TenantId("sutlej"));

        Turn turn = ask(kaveri, BATCH);

        assertThat(granted).contains(turn);
    }

    @Test
    void whoNoLongerWaitsIsNotGrantedAndTakesNoPlace() {
        Turn first = ask(kaveri, BATCH);
        Turn second = ask(kaveri, BATCH);
        Turn gone = ask(kaveri, BATCH);
        turns.end(gone);
        turns.end(gone);
        turns.end(first);
        turns.end(first);
        turns.end(second);

        assertThat(granted).containsExactly(first, second);
        assertThat(turns.underWay()).isZero();
        assertThat(turns.waiting()).isZero();
        assertThat(kaveri.asked).isZero();
    }

    @Test
    void whoGaveUpBeforeAskingIsNotHeard() {
        Turn turn = new Turn(kaveri, BATCH);
        turns.end(turn);

        turns.ask(turn, () -> granted.add(turn));

        assertThat(granted).isEmpty();
        assertThat(turns.waiting()).isZero();
    }

    private Turn ask(Guest guest, int rows) {
        Turn turn = new Turn(guest, rows);
        turns.ask(turn, () -> granted.add(turn));
        return turn;
    }

    private void makeHeavy(Guest guest) {
        for (int i = 0; i < 10; i++) {
            turns.end(ask(guest, BATCH));
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        turns.look();
    }
}
