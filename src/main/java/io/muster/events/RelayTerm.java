package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * One writer's time in office: from fencing the writer before it to its own first failure. Blocks; one thread.
 *
 * <p>The position and the events that it covers are in the same Kafka transaction, and it is read from there when a term
 * begins. So a crash at any moment leaves both or neither, and nothing is sent twice or left out. Whatever fails ends the
 * term; the next one fences it, which settles its open transaction, and begins from the truth.
 */
final class RelayTerm implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final TenantId tenant;
    private final RelayBooks books;
    private final Producer<byte[], byte[]> writer;
    private final String database;
    private RelayPosition published;

    private RelayTerm(
            TenantId tenant,
            RelayBooks books,
            Producer<byte[], byte[]> writer,
            String database,
            RelayPosition published) {
        this.tenant = tenant;
        this.books = books;
        this.writer = writer;
        this.database = database;
        this.published = published;
    }

    /**
     * Fences the writer before this one and finds out how far it came.
     *
     * @throws ForeignPosition when Kafka's position was not reached in this database
     * @throws LostPosition when Kafka's position is behind what was published from this database
     * @throws org.apache.kafka.common.KafkaException when Kafka is not to be reached
     */
    static RelayTerm begin(TenantId tenant, RelayBooks books, RelayClients clients, RelayPositions positions) {
        return begin(tenant, books, clients.writer(tenant), positions);
    }

    /** As {@link #begin(TenantId, RelayBooks, RelayClients, RelayPositions)}, with a writer that is the term's from now on. */
    static RelayTerm begin(
            TenantId tenant, RelayBooks books, Producer<byte[], byte[]> writer, RelayPositions positions) {
        try {
            writer.initTransactions();
            RelayBooks.Identity here = books.identity();
            RelayPosition published = positions
                    .last(tenant)
                    .map(stored -> reachedHere(tenant, stored, here))
                    .orElse(RelayPosition.START);
            requireReached(tenant, published, books.noted());
            return new RelayTerm(tenant, books, writer, here.database(), published);
        } catch (RuntimeException failed) {
            writer.close(CLOSE_MAX);
            throw failed;
        }
    }

    private static RelayPosition reachedHere(TenantId tenant, StoredPosition stored, RelayBooks.Identity here) {
        boolean sameDatabase = stored.database().equals(here.database());
        if (!sameDatabase || stored.position().horizon() >= here.nextTransaction()) {
            throw new ForeignPosition(tenant);
        }
        return stored.position();
    }

    /** The note comes after Kafka's own, so it can never be ahead of it unless Kafka has lost what it had acknowledged. */
    private static void requireReached(TenantId tenant, RelayPosition published, RelayPosition noted) {
        if (published.compareTo(noted) < 0) {
            throw new LostPosition(tenant);
        }
    }

    /** Everything up to here is published. */
    RelayPosition published() {
        return published;
    }

    /** What may be published next; empty when nothing waits. */
    List<OutboxPage> next(int eventsMax) {
        return books.after(published, eventsMax);
    }

    /**
     * Publishes the pages and the position behind them, all or nothing.
     *
     * @param pages the next ones, at least one
     * @throws org.apache.kafka.common.KafkaException when it is unknown what became of them; the term is over
     */
    void publish(List<OutboxPage> pages) {
        RelayPosition reached = send(pages);
        writer.commitTransaction();
        published = reached;
    }

    /** Sends the pages and the position behind them in a transaction that is left open. */
    RelayPosition send(List<OutboxPage> pages) {
        writer.beginTransaction();
        pages.forEach(this::send);
        RelayPosition reached = pages.getLast().position();
        String position = new StoredPosition(database, reached).text();
        send(new ProducerRecord<>(Topic.RELAY.title(), tenant.value().getBytes(UTF_8), position.getBytes(UTF_8)));
        return reached;
    }

    private void send(OutboxPage page) {
        var events = new CloudEvents(tenant, page);
        String[] ids = page.eventIds();
        int sent = page.lines().forEach((place, key, payload) -> send(events.record(ids[place], key, payload)));
        if (sent != ids.length) {
            throw new IllegalStateException("a page of " + ids.length + " events has " + sent);
        }
    }

    /**
     * What fails on its way fails the commit. What could not even begin, since Kafka is away, has waited for as long as an
     * answer may take and says so at once: the other records would each wait as long.
     */
    private void send(ProducerRecord<byte[], byte[]> event) {
        Future<RecordMetadata> sent = writer.send(event);
        if (sent.state() == Future.State.FAILED) {
            throw sent.exceptionNow() instanceof KafkaException failed
                    ? failed
                    : new KafkaAway("an event could not be sent", sent.exceptionNow());
        }
    }

    /** Aborts what is open, as far as Kafka can be reached. */
    @Override
    public void close() {
        writer.close(CLOSE_MAX);
    }

    /** Kafka knows less than it did, or another Kafka is asked: what is published already would be published again. */
    static final class LostPosition extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        LostPosition(TenantId tenant) {
            super("the position of " + tenant + " in " + Topic.RELAY.title() + " is lost, or behind what was published;"
                    + " see docs/decisions/0003-outbox-order.md");
        }
    }

    /** Kafka says how far another database was published, or a later state of this one. */
    static final class ForeignPosition extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        ForeignPosition(TenantId tenant) {
            super("the position of " + tenant + " in " + Topic.RELAY.title()
                    + " was reached in another database, or in a"
                    + " later state of this one; see docs/decisions/0003-outbox-order.md");
        }
    }
}
