package io.muster.notification;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.muster.events.Topic;
import io.muster.local.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Before an application that plays notify starts: what other tests have published until now counts as heard. Without it the
 * payments of the whole suite are decided first, and each test of messages waits for that.
 */
public final class HeardFromNowOn implements QuarkusTestResourceLifecycleManager {
    private static final String GROUP = "muster-notify";
    private static final int ANSWER_SECONDS = 10;

    @Override
    public Map<String, String> start() {
        String servers = String.valueOf(SharedStack.settings().get("kafka.bootstrap.servers"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            skip(admin);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notNow) {
            // No topics yet, or a member that died a moment ago: then there is more to hear, and nothing else
        }
        return Map.of();
    }

    private static void skip(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(List.of(Topic.PAYMENTS.title(), Topic.RECEIPTS.title()))
                .allTopicNames()
                .get(ANSWER_SECONDS, SECONDS)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(latest).all().get(ANSWER_SECONDS, SECONDS).entrySet()) {
            ends.put(end.getKey(), new OffsetAndMetadata(end.getValue().offset()));
        }
        admin.alterConsumerGroupOffsets(GROUP, ends).all().get(ANSWER_SECONDS, SECONDS);
    }

    @Override
    public void stop() {}
}
