package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outbox of one row an event becomes one of pages while some of it is published and some waits. */
class OutboxPagesMigrationIT {
    private static final String ROWS_OF_BEFORE = """
            insert into outbox (topic, event_id, event_type, event_key, payload)
            select 'muster.payments.v1', 'L1-' || n, 'io.muster.payment.posted.v1', 'upgraded:L1', '{"loanVersion":' || n || '}'
            from generate_series(1, 10) n
            order by n
            """;

    @TempDir
    Path folder;

    @Test
    void whatWaitsIsPublishedOnceAndWhatIsPublishedIsNotPublishedAgain() {
        try (var stack = new EventsStack(folder)) {
            // Given: ten events of before, of which four are published, and noted
            TenantBooks books = stack.tenantOfBefore("upgraded");
            books.execute(ROWS_OF_BEFORE);
            RelayPosition fourth =
                    new RelayPosition(books.count("select horizon::text::bigint from outbox where seq = 4"), 4);
            publishedUntil(stack, books, fourth);

            // When
            books.migrate();

            // Then
            RelayBooks relayBooks = books.relayBooks("one");
            assertThat(relayBooks.lag().events()).isEqualTo(6);
            books.append("L1", 11, 3);
            assertThat(relayBooks.lag().events()).isEqualTo(9);
            try (RelayTerm term = stack.begin(books)) {
                List<OutboxPage> pages = term.next(100);
                assertThat(pages.stream().flatMap(page -> Arrays.stream(page.eventIds())))
                        .containsExactlyElementsOf(ids(5, 13));
                term.publish(pages);
            }
            List<ConsumerRecord<String, String>> seen = stack.committed(books);
            assertThat(EventsStack.ids(seen)).containsExactlyElementsOf(ids(5, 13));
            assertThat(seen.getFirst().key()).isEqualTo("upgraded:L1");
            assertThat(seen.getFirst().value()).isEqualTo("{\"loanVersion\":5}");
        }
    }

    /** As the relay of before left it: the position in Kafka, and the note. */
    private static void publishedUntil(EventsStack stack, TenantBooks books, RelayPosition position) {
        RelayBooks relayBooks = books.relayBooks("before");
        String database = relayBooks.identity().database();
        stack.notePosition(books, new StoredPosition(database, position));
        assertThat(relayBooks.takeLease(Duration.ofMinutes(1))).isTrue();
        assertThat(relayBooks.keepLease(Duration.ofMinutes(1), position)).isTrue();
        relayBooks.leaveLease();
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "L1-" + n).toList();
    }
}
