package io.muster.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the topics, keeps the ledger, and settles each upload's end when all that it tells of must have been seen. */
final class EventReading {
    private final EventTopics topics;
    private final EventPrinter printer;
    private final Ledger ledger;
    private final List<Event> unsettled = new ArrayList<>();
    private int wrong;
    private int uploads;

    EventReading(EventTopics topics, EventPrinter printer) {
        this.topics = topics;
        this.printer = printer;
        this.ledger = new Ledger(topics.areWhole());
    }

    /** Reads what is there now. */
    void toTheEnd() {
        Map<TopicPartition, Long> ends = topics.ends();
        while (!topics.reached(ends)) {
            topics.next().forEach(this::take);
        }
        settleAll();
    }

    /** Reads on, for ever. */
    void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            List<ConsumerRecord<String, String>> found = topics.next();
            found.forEach(this::take);
            settleWhatTies();
            if (found.isEmpty() && !unsettled.isEmpty() && topics.reached(topics.ends())) {
                settleAll();
            }
        }
    }

    private void take(ConsumerRecord<String, String> found) {
        try {
            Event event = Event.read(found);
            ledger.take(event).forEach(sentence -> complain(event.place(), sentence));
            if (event.isPayment()) {
                printer.payment(event);
            } else if (event.isUploadsEnd()) {
                unsettled.add(event);
            } else {
                printer.other(event);
            }
        } catch (Event.NotAnEvent broken) {
            complain(found.topic(), String.valueOf(broken.getMessage()));
        }
    }

    private void complain(String place, String sentence) {
        wrong++;
        printer.wrong(place, sentence);
    }

    private void settleWhatTies() {
        unsettled.removeIf(ended -> {
            boolean ties = ledger.differences(ended).isEmpty();
            if (ties) {
                settle(ended);
            }
            return ties;
        });
    }

    private void settleAll() {
        unsettled.forEach(this::settle);
        unsettled.clear();
    }

    private void settle(Event ended) {
        uploads++;
        List<String> differences = ledger.differences(ended);
        wrong += differences.size();
        printer.upload(ended, ledger.sum(ended), ledger.isOvertaken(ended), differences);
    }

    int wrong() {
        return wrong;
    }

    /** One line that says what was seen, and whether all is well. */
    String summary() {
        return "%s events, %s loans, %s uploads: %s"
                .formatted(
                        Rupees.count(ledger.events()),
                        Rupees.count(ledger.loans()),
                        Rupees.count(uploads),
                        wrong == 0
                                ? "each event once, each loan in order, each upload ties"
                                : Rupees.count(wrong) + " things are wrong");
    }
}
