package io.muster.notification.sending;

import static io.muster.log.MusterLog.LOG;

import io.muster.Instance;
import io.muster.Role;
import io.muster.Roles;
import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.notification.Channel;
import io.muster.notification.gateway.GatewayLimits;
import io.muster.notification.gateway.Gateways;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.trace.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keeps the desks of each lender in a process that plays the role notify: one for each channel, and one for reports. */
@ApplicationScoped
public class Senders {
    private static final Duration TENANTS_EVERY = Duration.ofSeconds(3);
    private static final Duration END_SPARE = Duration.ofSeconds(2);

    private final Tenants tenants;
    private final Roles roles;
    private final SendingRoom room;
    private final SendingMeters counted;
    private final Map<TenantId, Office> offices = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Senders(
            Tenants tenants,
            TenantDatabases databases,
            Gateways gateways,
            SendingRules rules,
            Attachments attachments,
            Settlements settlements,
            NotifyConfig config,
            Meters meters,
            Roles roles,
            Instance instance,
            Tracing tracing) {
        this.tenants = tenants;
        this.roles = roles;
        this.counted = new SendingMeters(meters);
        this.room = new SendingRoom(
                databases,
                gateways,
                rules,
                attachments,
                settlements,
                config,
                counted,
                tracing,
                instance.name(),
                this::settled,
                this::nudge);
    }

    /** One lender's desks and their threads. */
    private record Office(List<Desk> desks, ReportDesk reports, List<Thread> threads) {}

    /** Messages of this lender were decided, or queued anew: its desks look at once, if they are here. Any thread. */
    public void nudge(TenantId tenant) {
        Office office = offices.get(tenant);
        if (office != null) {
            office.desks().forEach(Desk::nudge);
        }
    }

    private void settled(TenantId tenant) {
        Office office = offices.get(tenant);
        if (office != null) {
            office.reports().nudge();
        }
    }

    void start(@Observes StartupEvent started) {
        if (roles.plays(Role.NOTIFY)) {
            checkLease(room.config().leaseFor());
            var _ = Thread.ofVirtual().name("senders").start(this::run);
        }
    }

    /** Short leases are of use where every gateway's timeout is short; one that leaves no gateway any time is a mistake. */
    static void checkLease(Duration lease) {
        Duration timeout = lease.minus(SendingTry.LEASE_SPARE);
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("muster.notify.send.lease-for must be at least "
                    + SendingTry.LEASE_SPARE.plusSeconds(1).toSeconds() + "s, not " + lease.toSeconds() + "s");
        }
        if (timeout.compareTo(GatewayLimits.TIMEOUT_MAX) < 0) {
            LOG.leaseIsShort(lease, timeout, GatewayLimits.TIMEOUT_MAX);
        }
    }

    private void run() {
        do {
            try {
                tenants.list().await().atMost(room.config().answerMax()).stream()
                        .map(Tenant::id)
                        .forEach(tenant -> offices.computeIfAbsent(tenant, this::open));
            } catch (RuntimeException failed) {
                LOG.tenantsNotListed(failed);
            }
        } while (!isStopped());
    }

    private Office open(TenantId tenant) {
        counted.known(tenant);
        List<Desk> desks = Stream.of(Channel.values())
                .map(channel -> new Desk(tenant, channel, room))
                .toList();
        ReportDesk reports = new ReportDesk(tenant, room);
        List<Thread> threads = Stream.concat(desks.stream(), Stream.of(reports))
                .map(desk -> Thread.ofVirtual().name("desk-" + tenant).start(desk))
                .toList();
        return new Office(desks, reports, threads);
    }

    private boolean isStopped() {
        try {
            return stopped.await(TENANTS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Gives back what was not offered yet, and waits a while for the answers of gateways that were. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        List<Office> open = new ArrayList<>(offices.values());
        open.forEach(office -> office.desks().forEach(Desk::stop));
        open.forEach(office -> office.reports().stop());
        Instant deadline = Instant.now().plus(room.config().stopMax()).plus(END_SPARE);
        for (Office office : open) {
            for (Thread thread : office.threads()) {
                Duration left = Duration.between(Instant.now(), deadline);
                boolean _ = thread.join(left.isPositive() ? left : Duration.ofMillis(1));
            }
        }
    }
}
