package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.Role;
import io.muster.Roles;
import io.muster.events.Topic;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * In a process with the role notify: hears events and decides their messages, on two virtual threads of its own. Whatever
 * breaks is begun anew from the place that is committed in Kafka.
 */
@ApplicationScoped
public class MessageFeed {
    private static final Duration STOP_MAX = Duration.ofSeconds(4);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final FeedClients clients;
    private final FeedConfig config;
    private final LendersAtOnce lenders;
    private final Meters meters;
    private final Roles roles;
    private final ConcurrentHashMap<TenantId, Long> awayUntilNanos = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Consumer<byte[], byte[]>> open = new CopyOnWriteArrayList<>();
    private final FeedLag heardLag = new FeedLag();
    private final FeedLag parkedLag = new FeedLag();
    /** By thread: one that is well does not say so of the other. */
    private final ConcurrentHashMap<String, String> problems = new ConcurrentHashMap<>();

    MessageFeed(FeedClients clients, FeedConfig config, LenderMessages messages, Meters meters, Roles roles) {
        this.clients = clients;
        this.config = config;
        this.lenders = new LendersAtOnce(messages::decide, config.lendersAtOnce());
        this.meters = meters;
        this.roles = roles;
    }

    /** What a broken connection begins anew: a step of it, again and again. */
    private interface Begin {
        Runnable on(Consumer<byte[], byte[]> consumer, Sidings sidings);
    }

    /** Whether this process hears events at all. */
    public boolean isOn() {
        return roles.plays(Role.NOTIFY);
    }

    /** Events that are published and not heard yet, as far as this process is to hear them. */
    public long lagEvents() {
        return heardLag.events();
    }

    /** Events that were heard and parked and are not decided yet, as far as this process is to decide them. */
    public long parkedEvents() {
        return parkedLag.events();
    }

    /** Lenders whose events are parked without being asked, since they did not answer, or slowly. */
    public int lendersAway() {
        long now = System.nanoTime();
        return (int) awayUntilNanos.values().stream()
                .filter(until -> now - until < 0)
                .count();
    }

    /** What stands in the way, in one sentence; null when nothing does. */
    public @Nullable String problem() {
        return problems.values().stream().findFirst().orElse(null);
    }

    void start(@Observes StartupEvent started) {
        if (!isOn()) {
            return;
        }
        meters.show(Metric.FEED_LAG_EVENTS, heardLag::events);
        meters.show(Metric.FEED_LAG_SECONDS, heardLag::seconds);
        meters.show(Metric.FEED_PARKED_LAG_EVENTS, parkedLag::events);
        meters.show(Metric.FEED_PARKED_LAG_SECONDS, parkedLag::seconds);
        run("messages-hearing", Hearing.GROUP, this::hearing);
        run("messages-parked", ParkedEvents.GROUP, this::parked);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
        open.forEach(Consumer::wakeup);
        for (Thread thread : threads) {
            try {
                if (!thread.join(STOP_MAX)) {
                    thread.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Runnable hearing(Consumer<byte[], byte[]> consumer, Sidings sidings) {
        consumer.subscribe(Hearing.TOPICS);
        Hearing hearing = new Hearing(consumer, sidings, lenders, awayUntilNanos, config, heardLag);
        return hearing::hear;
    }

    private Runnable parked(Consumer<byte[], byte[]> consumer, Sidings sidings) {
        ParkedEvents parked = new ParkedEvents(consumer, sidings, lenders, config, parkedLag);
        consumer.subscribe(List.of(Topic.PARKED.title()), parked);
        return parked::step;
    }

    private void run(String name, String group, Begin begin) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            Duration wait = config.retryAfterMin();
            while (!isStopped(Duration.ZERO)) {
                long beganNanos = System.nanoTime();
                try {
                    follow(name, group, begin);
                } catch (RuntimeException broken) {
                    boolean wasLong = System.nanoTime() - beganNanos
                            > config.retryAfterMax().toNanos();
                    wait = wasLong ? config.retryAfterMin() : wait;
                    note(name, wait, broken);
                    if (isStopped(wait)) {
                        return;
                    }
                    wait = wait.multipliedBy(2).compareTo(config.retryAfterMax()) < 0
                            ? wait.multipliedBy(2)
                            : config.retryAfterMax();
                }
            }
        }));
    }

    private void note(String name, Duration wait, RuntimeException broken) {
        if (stopped.getCount() > 0) {
            LOG.feedBroke(wait, broken);
            problems.put(name, "hearing events broke off: " + broken.getClass().getSimpleName());
        }
    }

    private void follow(String name, String group, Begin begin) {
        KafkaConsumer<byte[], byte[]> consumer = clients.consumer(group);
        open.add(consumer);
        try (Sidings sidings = new Sidings(clients.producer(name), config.answerMax(), meters)) {
            Runnable step = begin.on(consumer, sidings);
            while (!isStopped(Duration.ZERO)) {
                step.run();
                problems.remove(name);
            }
        } catch (WakeupException asked) {
            // The process stops
        } finally {
            open.remove(consumer);
            consumer.close(CloseOptions.timeout(CLOSE_MAX));
        }
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
