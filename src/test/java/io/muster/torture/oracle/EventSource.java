package io.muster.torture.oracle;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The public topics as a committed reader meets them. */
interface EventSource extends AutoCloseable {
    /** What follows, partition by partition in the order of its offsets; empty when nothing came for a while. */
    List<ConsumerRecord<String, String>> next();

    /**
     * Whether everything was read that the topics have by now.
     *
     * @param patience how long the broker may take to say
     */
    boolean atEnd(Duration patience);

    /** Begins with the first event again. */
    void rewind();

    @Override
    void close();
}
