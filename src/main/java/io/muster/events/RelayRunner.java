package io.muster.events;

import static io.muster.log.MusterLog.LOG;

import io.muster.Instance;
import io.muster.Role;
import io.muster.Roles;
import io.muster.db.TenantDatabases;
import io.muster.meter.Meters;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.trace.Span;
import io.muster.trace.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keeps a relay for each tenant in a process that ingests, and makes the topics before the first one starts. */
@ApplicationScoped
public class RelayRunner {
    private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(4);

    private final Tenants tenants;
    private final TenantDatabases databases;
    private final RelayConfig config;
    private final Topics topics;
    private final RelayClients clients;
    private final RelayMeters meters;
    private final Roles roles;
    private final Tracing tracing;
    private final boolean createTopics;
    private final String owner;
    private final Map<TenantId, Running> relays = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean topicsAreThere;

    RelayRunner(
            Tenants tenants,
            TenantDatabases databases,
            RelayConfig config,
            TopicsConfig topics,
            Meters meters,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Roles roles,
            Instance instance,
            Tracing tracing) {
        this.tracing = tracing;
        this.tenants = tenants;
        this.databases = databases;
        this.config = config;
        this.topics = new Topics(topics);
        this.clients = new RelayClients(broker, config);
        this.meters = new RelayMeters(meters);
        this.roles = roles;
        this.createTopics = topics.create();
        this.owner = instance.name();
    }

    private Span span(TenantId tenant, OutboxPage page) {
        return tracing.sent(page.trace(), page.type().topic().title() + " send", tenant.value(), null);
    }

    private record Running(Relay relay, Thread thread) {}

    /** Something was posted for this tenant: its relay, if it is in this process, looks at once. Any thread. */
    public void nudge(TenantId tenant) {
        Running running = relays.get(tenant);
        if (running != null) {
            running.relay.nudge();
        }
    }

    /** How each relay of this process is doing, by tenant. */
    public List<RelayStatus> statuses() {
        return relays.values().stream()
                .map(running -> running.relay.status())
                .sorted(Comparator.comparing(status -> status.tenant().value()))
                .toList();
    }

    /** Before the channels open, so that they find their topics; where Kafka is away, the start does not wait for it. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 500) StartupEvent started) {
        if (!Stream.of(Role.API, Role.INGEST, Role.NOTIFY).anyMatch(roles::plays)) {
            // Who draws receipts has no use for Kafka
            return;
        }
        topicsAreThere = !createTopics || topicsMade(FIRST_ANSWER_MAX);
        var _ = Thread.ofVirtual().name("relays").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
        List<Running> running = new ArrayList<>(relays.values());
        running.forEach(each -> each.relay.stop());
        Instant deadline = Instant.now().plus(STOP_MAX);
        for (Running each : running) {
            end(each.thread, Duration.between(Instant.now(), deadline));
        }
    }

    /** Waits for the thread; one that waits for a Kafka that is away is interrupted. */
    private static void end(Thread thread, Duration wait) {
        try {
            if (!thread.join(wait.isPositive() ? wait : Duration.ofMillis(1))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            topicsAreThere = topicsAreThere || topicsMade(config.answerMax());
            if (topicsAreThere && roles.plays(Role.INGEST)) {
                startMissing();
            }
        } while ((roles.plays(Role.INGEST) || !topicsAreThere) && !isStopped(config.tenantsEvery()));
    }

    private boolean topicsMade(Duration answerMax) {
        try (var admin = clients.admin(answerMax)) {
            topics.createMissing(admin, answerMax).forEach(LOG::topicMade);
            return true;
        } catch (RuntimeException failed) {
            LOG.topicsNotMade(failed);
            return false;
        }
    }

    private void startMissing() {
        try {
            tenants.list().await().atMost(config.answerMax()).stream()
                    .map(Tenant::id)
                    .forEach(this::startIfMissing);
        } catch (RuntimeException failed) {
            LOG.tenantsNotListed(failed);
        }
    }

    private void startIfMissing(TenantId tenant) {
        var _ = relays.compute(
                tenant, (_, running) -> running != null && running.thread.isAlive() ? running : started(tenant));
    }

    private Running started(TenantId tenant) {
        var relay = new Relay(tenant, () -> books(tenant), clients, config, meters, page -> span(tenant, page));
        return new Running(relay, Thread.ofVirtual().name("relay-" + tenant).start(relay));
    }

    private RelayBooks books(TenantId tenant) {
        return new RelayBooks(databases.pool(tenant).await().atMost(config.answerMax()), owner, config.answerMax());
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
