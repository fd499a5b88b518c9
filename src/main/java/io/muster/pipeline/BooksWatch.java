package io.muster.pipeline;

import io.muster.Role;
import io.muster.Roles;
import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.pipeline.BooksLook.Open;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Looks into every lender's books now and then and shows what is on its way there, and which books do not answer. Processes
 * with the role ingest do, each by itself: whoever adds up takes the greatest, not the sum.
 */
@ApplicationScoped
class BooksWatch {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(3);
    private static final int LENDERS_AT_ONCE = 4;
    private static final List<String> UPLOADS = List.of("received", "reading", "held");
    private static final List<String> MESSAGES = List.of("queued", "sending");

    private final Tenants tenants;
    private final TenantDatabases databases;
    private final RoadMetrics road;
    private final Meters meters;
    private final IngestConfig config;
    private final Roles roles;
    private final Motion motion;
    /** Empty for books that did not answer. */
    private final Map<TenantId, Optional<BooksLook>> looks = new ConcurrentHashMap<>();

    private Optional<Cancellable> running = Optional.empty();

    BooksWatch(
            Tenants tenants,
            TenantDatabases databases,
            RoadMetrics road,
            Meters meters,
            IngestConfig config,
            Motion motion,
            Roles roles) {
        this.tenants = tenants;
        this.databases = databases;
        this.road = road;
        this.meters = meters;
        this.config = config;
        this.roles = roles;
        this.motion = motion;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.plays(Role.INGEST)) {
            return;
        }
        meters.show(Metric.LANES_STILL, () -> motion.stillFor().toSeconds());
        running = Optional.of(Multi.createFrom()
                .ticks()
                .every(config.lookEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> lookAtAll())
                .subscribe()
                .with(_ -> {}));
    }

    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Cancellable::cancel);
    }

    /** Never fails: without the directory nothing is known, and the control database has an alarm of its own. */
    private Uni<Void> lookAtAll() {
        return tenants.list()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUni(this::look)
                .merge(LENDERS_AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Tenant tenant) {
        return databases
                .pool(tenant.id())
                .flatMap(BooksLook::at)
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .invoke(look -> note(tenant.id(), look))
                .replaceWithVoid();
    }

    private void note(TenantId tenant, Optional<BooksLook> look) {
        if (looks.put(tenant, look) == null) {
            show(tenant);
        }
    }

    private void show(TenantId tenant) {
        String lender = tenant.value();
        road.known(tenant);
        meters.show(Metric.BOOKS_ANSWER, () -> look(tenant).isPresent() ? 1 : 0, lender);
        for (String state : UPLOADS) {
            meters.show(Metric.UPLOADS_OPEN, () -> of(tenant, BooksLook::uploads, state, Open::count), lender, state);
            meters.show(
                    Metric.UPLOADS_OLDEST,
                    () -> of(tenant, BooksLook::uploads, state, Open::oldestSeconds),
                    lender,
                    state);
        }
        for (String state : MESSAGES) {
            meters.show(
                    Metric.MESSAGES_WAITING, () -> of(tenant, BooksLook::messages, state, Open::count), lender, state);
        }
        meters.show(
                Metric.MESSAGES_OVERDUE, () -> of(tenant, BooksLook::messages, "queued", Open::oldestSeconds), lender);
    }

    private Optional<BooksLook> look(TenantId tenant) {
        return looks.getOrDefault(tenant, Optional.empty());
    }

    /** NaN of books that do not answer: what is not seen is not said to be nothing. */
    private double of(
            TenantId tenant, Function<BooksLook, Map<String, Open>> part, String state, ToLongFunction<Open> figure) {
        return look(tenant)
                .map(look -> (double) figure.applyAsLong(part.apply(look).getOrDefault(state, BooksLook.NONE)))
                .orElse(Double.NaN);
    }
}
