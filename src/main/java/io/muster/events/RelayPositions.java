package io.muster.events;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far each tenant's outbox is published, as the topic {@code muster.relay.v1} tells it; blocks. */
final class RelayPositions {
    private static final TopicPartition POSITIONS = new TopicPartition(Topic.RELAY.title(), 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final RelayClients clients;
    private final Duration waitMax;

    /** @param waitMax longer than a lost transaction of another relay can stand open */
    RelayPositions(RelayClients clients, Duration waitMax) {
        this.clients = clients;
        this.waitMax = waitMax;
    }

    /**
     * The tenant's last committed position; to be asked after the tenant's writer has fenced the one before it.
     *
     * <p>Reads to the partition's end, not to the end of what is committed: another tenant's open transaction may stand
     * before our last record, and then that record is not to be seen until the other has ended.
     *
     * @throws KafkaAway when the end is not reached in time
     */
    Optional<StoredPosition> last(TenantId tenant) {
        long end = end();
        Instant deadline = Instant.now().plus(waitMax);
        Optional<StoredPosition> last = Optional.empty();
        try (var reader = clients.reader(tenant)) {
            reader.assign(List.of(POSITIONS));
            reader.seekToBeginning(List.of(POSITIONS));
            while (reader.position(POSITIONS) < end) {
                if (Instant.now().isAfter(deadline)) {
                    throw new KafkaAway(Topic.RELAY.title() + " could not be read to its end within " + waitMax, null);
                }
                for (ConsumerRecord<String, String> told : reader.poll(POLL)) {
                    if (tenant.value().equals(told.key())) {
                        last = Optional.ofNullable(told.value()).map(StoredPosition::parse);
                    }
                }
            }
        }
        return last;
    }

    private long end() {
        try (var admin = clients.admin(waitMax)) {
            var asked = admin.listOffsets(
                    Map.of(POSITIONS, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
            return Topics.answer(asked.partitionResult(POSITIONS), waitMax).offset();
        }
    }
}
