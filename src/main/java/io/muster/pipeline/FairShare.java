package io.muster.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.tenant.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

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
    private final MeterRegistry registry;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("muster-turns").daemon().factory());

    FairShare(IngestConfig config, LaneThreads lanes, MeterRegistry registry) {
        this.turns = new Turns(rules(config), System::nanoTime);
        this.lanes = lanes;
        this.registry = registry;
        var _ = clock.scheduleWithFixedDelay(
                turns::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        gauge("muster.turns.waiting", "Batches here that wait for their turn", Turns::waiting);
        gauge("muster.turns.taken", "Batches here that are being posted", Turns::underWay);
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

    private void gauge(String name, String what, ToDoubleFunction<Turns> count) {
        var _ = Gauge.builder(name, turns, count)
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    /** An upload of the lender comes to work here, and has a seat until it leaves it. */
    Seat enter(TenantId tenant) {
        return new Seat(
                turns, turns.enter(tenant), registry.timer("muster.turn.wait", "tenant", tenant.value()), lanes::one);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }
}
