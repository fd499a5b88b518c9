package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.Collected;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures are given at once while they are young, and are waited for when they are not; readings are few, and so is what is kept. */
class SnapshotsTest {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final TenantId SUTLEJ = new TenantId("sutlej");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final YearMonth NOVEMBER = YearMonth.from(TODAY);

    private final Deque<Reading> readings = new ArrayDeque<>();
    private long nanos;
    private final Snapshots snapshots = new Snapshots(this::begin, () -> nanos);

    /** A reading that a test ends. */
    private record Reading(LocalDate from, LocalDate to, UniEmitter<? super Snapshot> answer) {
        void end(LocalDate today, int agents) {
            Collected.Sum sum = new Collected.Sum(1, 100, 0);
            Collected.Part part = new Collected.Part(sum, sum);
            Map<String, Collected.Part> byAgent =
                    IntStream.range(0, agents).boxed().collect(Collectors.toMap(agent -> "A" + agent, _ -> part));
            answer.complete(new Snapshot(
                    Instant.EPOCH,
                    today,
                    from,
                    to,
                    new Collected(part, Map.of(), Map.of(), Map.of(), byAgent),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
    }

    private Uni<Snapshot> begin(TenantId tenant, LocalDate from, LocalDate to) {
        return Uni.createFrom().emitter(answer -> readings.add(new Reading(from, to, answer)));
    }

    @Test
    void theFirstWaitsAndOthersWaitForTheSameReading() {
        var one = ask(KAVERI, TODAY, NOVEMBER);
        var other = ask(KAVERI, TODAY, NOVEMBER);
        one.assertNotTerminated();

        readings.remove().end(TODAY, 1);

        assertThat(readings).isEmpty();
        assertThat(one.getItem()).isSameAs(other.getItem());
    }

    @Test
    void youngFiguresAreGivenAndOldOnesAreRenewedBehindTheAnswer() {
        Snapshot first = read(NOVEMBER, 1);
        pass(Duration.ofSeconds(4));
        assertThat(ask(KAVERI, TODAY, NOVEMBER).getItem()).isSameAs(first);
        assertThat(readings).isEmpty();

        pass(Duration.ofSeconds(2));
        assertThat(ask(KAVERI, TODAY, NOVEMBER).getItem()).isSameAs(first);

        readings.remove().end(TODAY, 1);
        assertThat(ask(KAVERI, TODAY, NOVEMBER).getItem()).isNotSameAs(first);
    }

    @Test
    void figuresOfHoursAgoAreGivenToNobodyWhoDidNotWaitForNewerOnes() {
        Snapshot first = read(NOVEMBER, 1);
        pass(Duration.ofSeconds(61));

        var waiting = ask(KAVERI, TODAY, NOVEMBER).assertNotTerminated();
        readings.remove().end(TODAY, 1);
        assertThat(waiting.getItem()).isNotSameAs(first);
    }

    @Test
    void olderFiguresOfTheDayAreBetterThanNone() {
        Snapshot first = read(NOVEMBER, 1);
        pass(Duration.ofHours(3));

        var waiting = ask(KAVERI, TODAY, NOVEMBER).assertNotTerminated();
        readings.remove().answer().fail(new IllegalStateException("the books are away"));

        assertThat(waiting.getItem()).isSameAs(first);
    }

    @Test
    void figuresOfYesterdayAreGivenToNobody() {
        var _ = read(NOVEMBER, 1);
        LocalDate tomorrow = TODAY.plusDays(1);

        var waiting = ask(KAVERI, tomorrow, NOVEMBER).assertNotTerminated();
        readings.remove().answer().fail(new IllegalStateException("the books are away"));

        waiting.assertFailedWith(IllegalStateException.class);
    }

    @Test
    void whatTookLongIsRenewedAsSeldomAsItIsDear() {
        var waiting = ask(KAVERI, TODAY, NOVEMBER);
        pass(Duration.ofSeconds(4));
        readings.remove().end(TODAY, 1);

        pass(Duration.ofSeconds(79));
        assertThat(ask(KAVERI, TODAY, NOVEMBER).getItem()).isSameAs(waiting.getItem());
        assertThat(readings).isEmpty();
        pass(Duration.ofSeconds(240));
        ask(KAVERI, TODAY, NOVEMBER).assertNotTerminated();
    }

    @Test
    void onlyMonthsAreKept() {
        var days = snapshots.of(KAVERI, TODAY, TODAY, TODAY).subscribe().withSubscriber(UniAssertSubscriber.create());
        readings.remove().end(TODAY, 1);
        days.assertCompleted();

        snapshots.of(KAVERI, TODAY, TODAY, TODAY).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(readings).hasSize(1);
    }

    @Test
    void twoReadingsOfALenderAreUnderWayAtMost() {
        ask(KAVERI, TODAY, NOVEMBER).assertNotTerminated();
        ask(KAVERI, TODAY, NOVEMBER.minusMonths(1)).assertNotTerminated();

        ask(KAVERI, TODAY, NOVEMBER.minusMonths(2)).assertFailedWith(Snapshots.Busy.class);
        ask(SUTLEJ, TODAY, NOVEMBER).assertNotTerminated();
        readings.remove().end(TODAY, 1);
        ask(KAVERI, TODAY, NOVEMBER.minusMonths(2)).assertNotTerminated();
    }

    @Test
    void whatTheFewestAskForIsForgottenWhenTooMuchIsKept() {
        Snapshot eldest = read(NOVEMBER.minusMonths(2), 60_000);
        pass(Duration.ofMillis(1));
        Snapshot younger = read(NOVEMBER.minusMonths(1), 30_000);
        pass(Duration.ofMillis(1));

        var _ = read(NOVEMBER, 30_000);

        assertThat(ask(KAVERI, TODAY, NOVEMBER.minusMonths(1)).getItem()).isSameAs(younger);
        ask(KAVERI, TODAY, NOVEMBER.minusMonths(2)).assertNotTerminated();
        assertThat(eldest.collected().byAgent()).hasSize(60_000);
    }

    @Test
    void aMonthThatIsLargerThanAllThatIsKeptIsKept() {
        Snapshot large = read(NOVEMBER, 150_000);

        assertThat(ask(KAVERI, TODAY, NOVEMBER).getItem()).isSameAs(large);
    }

    private Snapshot read(YearMonth month, int agents) {
        var asked = ask(KAVERI, TODAY, month).assertNotTerminated();
        readings.remove().end(TODAY, agents);
        return asked.assertCompleted().getItem();
    }

    private UniAssertSubscriber<Snapshot> ask(TenantId tenant, LocalDate today, YearMonth month) {
        return snapshots
                .of(tenant, today, month.atDay(1), month.atEndOfMonth())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
