package io.muster.torture.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the real topics have of some lenders, harmed on its way: other tests' lenders are nobody's business here. What was
 * read once is told again from memory.
 */
final class HarmedEvents implements EventSource {
    private final EventSource real;
    private final List<String> keys;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();
    private UnaryOperator<List<ConsumerRecord<String, String>>> harm = UnaryOperator.identity();
    private int told;

    HarmedEvents(EventSource real, List<String> lenders) {
        this.real = real;
        this.keys = lenders.stream().map(lender -> lender + ":").toList();
    }

    void harm(UnaryOperator<List<ConsumerRecord<String, String>>> newHarm) {
        harm = newHarm;
    }

    /** Has everything read from the topics anew. */
    void forget() {
        read.clear();
        told = 0;
        real.rewind();
    }

    @Override
    public List<ConsumerRecord<String, String>> next() {
        if (told == read.size()) {
            real.next().stream().filter(this::isOurs).forEach(read::add);
        }
        List<ConsumerRecord<String, String>> next = List.copyOf(read.subList(told, read.size()));
        told = read.size();
        return harm.apply(next);
    }

    private boolean isOurs(ConsumerRecord<String, String> event) {
        return keys.stream().anyMatch(event.key()::startsWith);
    }

    @Override
    public boolean atEnd(Duration patience) {
        return told == read.size() && real.atEnd(patience);
    }

    @Override
    public void rewind() {
        told = 0;
    }

    @Override
    public void close() {
        real.close();
    }
}
