package io.muster.torture.oracle;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The real topics, with what comes from them harmed on its way. */
final class HarmedEvents implements EventSource {
    private final EventSource real;
    private UnaryOperator<List<ConsumerRecord<String, String>>> harm = UnaryOperator.identity();

    HarmedEvents(EventSource real) {
        this.real = real;
    }

    void harm(UnaryOperator<List<ConsumerRecord<String, String>>> newHarm) {
        harm = newHarm;
    }

    @Override
    public List<ConsumerRecord<String, String>> next() {
        return harm.apply(real.next());
    }

    @Override
    public boolean atEnd(Duration patience) {
        return real.atEnd(patience);
    }

    @Override
    public void rewind() {
        real.rewind();
    }

    @Override
    public void close() {
        real.close();
    }
}
