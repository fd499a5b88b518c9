package io.muster.pipeline;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The turns of this process, by which its lenders share it: batches under way are bounded, whatever is at work. */
@ApplicationScoped
class FairShare {
    private static final Duration WAIT_MAX = Duration.ofMillis(500);
    private static final Duration HOLD_MAX = Duration.ofSeconds(1);
    private static final Duration COUNTED_MAX = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int TURNS_MIN = 2;

    private final Turns turns;
    private final LaneThreads lanes;
    private final Meters meters;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("muster-turns").daemon().factory());

    FairShare(IngestConfig config, LaneThreads lanes, Meters meters) {
        this.turns = new Turns(rules(config), System::nanoTime);
        this.lanes = lanes;
        this.meters = meters;
        var _ = clock.scheduleWithFixedDelay(
                turns::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        meters.show(Metric.TURNS_WAITING, turns::waiting);
        meters.show(Metric.TURNS_TAKEN, turns::underWay);
    }

    /** How many batches a process of this configuration may have under way, the one of a light lender included. */
    static int turnsMax(IngestConfig config) {
        return rules(config).turnsMax() + 1;
    }

    private static Turns.Rules rules(IngestConfig config) {
        int turnsMax = config.batchesMax()
                .orElse(Math.max(TURNS_MIN, Runtime.getRuntime().availableProcessors()));
        return new Turns.Rules(turnsMax, config.lenderBatchesMax(), WAIT_MAX, HOLD_MAX, COUNTED_MAX);
    }

    /** An upload of the lender comes to work here, and has a seat until it leaves it. */
    Seat enter(TenantId tenant) {
        return new Seat(
                turns,
                turns.enter(tenant),
                waited -> meters.time(Metric.TURN_WAIT, waited, tenant.value()),
                lanes::one);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }
}
