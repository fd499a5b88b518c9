package io.muster.events;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.muster.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Publishes one tenant's outbox, on a thread of its own, for as long as it holds the lease.
 *
 * <p>The lease only keeps two processes from fencing each other in turns; that a record is published once is the doing of
 * {@link RelayTerm}.
 */
final class Relay implements Runnable {
    /** How often Kafka looks for transactions that took too long, by default. */
    private static final Duration TIMED_OUT_EVERY = Duration.ofSeconds(10);

    private final TenantId tenant;
    private final Supplier<RelayBooks> books;
    private final RelayClients clients;
    private final RelayPositions positions;
    private final RelayConfig config;
    private final RelayMeters meters;
    private final Function<OutboxPage, Span> spans;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private volatile RelayStatus status;
    private int failures;

    /** @param books opens the tenant's database; asked again after each failure */
    Relay(TenantId tenant, Supplier<RelayBooks> books, RelayClients clients, RelayConfig config, RelayMeters meters) {
        this(tenant, books, clients, config, meters, _ -> Span.NONE);
    }

    /** @param spans begins the span of a page that is published */
    Relay(
            TenantId tenant,
            Supplier<RelayBooks> books,
            RelayClients clients,
            RelayConfig config,
            RelayMeters meters,
            Function<OutboxPage, Span> spans) {
        this.spans = spans;
        this.tenant = tenant;
        this.books = books;
        this.clients = clients;
        this.positions = new RelayPositions(
                clients, config.transactionMax().plus(TIMED_OUT_EVERY).plus(config.answerMax()));
        this.config = config;
        this.meters = meters;
        this.status = RelayStatus.starting(tenant);
    }

    /** Something may be waiting; any thread, returns at once. */
    void nudge() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** Asks the relay to end when it has finished its page; any thread, returns at once. */
    void stop() {
        stopping = true;
        nudge();
    }

    RelayStatus status() {
        return status;
    }

    @Override
    public void run() {
        meters.show(tenant, this::status);
        while (!stopping) {
            try {
                lead(books.get());
            } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
                LOG.relayFenced(tenant);
                meters.fenced(tenant);
                standBy();
            } catch (RuntimeException failed) {
                recover(failed);
            } catch (Error broken) {
                // Whatever it is, the books are whole, so a relay that begins anew is better than none
                recover(new IllegalStateException(broken));
            }
        }
    }

    /** Waits for the lease, then relays until told to stop, or until the lease is another's. */
    private void lead(RelayBooks open) {
        // A term begins with calls to Kafka that may each take their time; the first page shortens the lease again
        if (!open.takeLease(config.leaseFor().plus(config.answerMax()))) {
            measure(open);
            standBy();
            return;
        }
        try (RelayTerm term = RelayTerm.begin(tenant, open, clients, positions)) {
            LOG.relayBegan(tenant);
            relay(term, open);
        } finally {
            measure(open);
        }
        if (stopping) {
            open.leaveLease();
        }
    }

    private void relay(RelayTerm term, RelayBooks open) {
        var lease = new Due(config.leaseFor().dividedBy(3));
        var lag = new Due(config.measureEvery());
        var prune = new Due(config.pruneEvery());
        while (!stopping) {
            int relayed = relayPages(term);
            succeeded();
            // the note is for pruning and for whoever measures; a new term asks Kafka
            if ((relayed > 0 || lease.now()) && !open.keepLease(config.leaseFor(), term.published())) {
                LOG.relayLostLease(tenant);
                return;
            }
            if (lag.now()) {
                measure(open);
            }
            if (prune.now()) {
                prune(term, open);
            }
            rest(relayed);
        }
    }

    /** A transaction costs Kafka about as much as a thousand events do: when few waited, the next ones may gather. */
    private void rest(int relayed) {
        if (relayed == 0) {
            pause(config.pollEvery());
        } else if (relayed < config.eventsMax()) {
            LockSupport.parkNanos(config.gatherFor().toNanos());
        }
    }

    private int relayPages(RelayTerm term) {
        List<OutboxPage> pages = term.next(config.eventsMax());
        int events = pages.stream().mapToInt(OutboxPage::events).sum();
        if (events > 0) {
            publish(term, pages);
            meters.relayed(tenant, pages, events);
        }
        return events;
    }

    /** Pages of many traces go together, so each has a span of its own, in its own trace. */
    private void publish(RelayTerm term, List<OutboxPage> pages) {
        List<Span> begun = new ArrayList<>(pages.size());
        List<OutboxPage> traced = new ArrayList<>(pages.size());
        for (OutboxPage page : pages) {
            Span span = spans.apply(page).with("muster.events", page.events());
            begun.add(span);
            traced.add(page.trace() == null ? page : page.passedOn(span.context()));
        }
        try {
            term.publish(traced);
        } catch (RuntimeException failed) {
            begun.forEach(span -> span.fail(failed));
            throw failed;
        }
        begun.forEach(Span::end);
    }

    private void prune(RelayTerm term, RelayBooks open) {
        int removed = config.prunePagesMax();
        while (removed == config.prunePagesMax() && !stopping) {
            removed = open.prune(term.published(), config.keepPublished(), config.prunePagesMax());
        }
    }

    private void succeeded() {
        failures = 0;
        status = status.succeeded(Instant.now());
    }

    private void standBy() {
        failures = 0;
        status = status.standingBy();
        pause(config.leaseFor().dividedBy(3));
    }

    private void recover(RuntimeException failed) {
        if (stopping) {
            return;
        }
        meters.broken(tenant);
        status = status.failed(failed.getClass().getSimpleName() + ": " + failed.getMessage());
        Duration wait = retryAfter(failures++);
        LOG.relayBroke(tenant, wait, failed);
        pause(wait);
    }

    /** Doubles from failure to failure up to the bound, and takes half of it by chance, so that relays do not march in step. */
    private Duration retryAfter(int failuresBefore) {
        long doubled = config.retryAfterMin().toMillis() << Math.min(failuresBefore, 20);
        long bounded = Math.min(doubled, config.retryAfterMax().toMillis());
        return Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }

    private void measure(RelayBooks open) {
        try {
            status = status.waiting(open.lag());
        } catch (RuntimeException unmeasured) {
            LOG.relayUnmeasured(tenant, unmeasured);
        }
    }

    private void pause(Duration wait) {
        try {
            var _ = wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        } catch (InterruptedException stopped) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
