package io.muster.meter;

import static io.muster.Role.API;
import static io.muster.Role.INGEST;
import static io.muster.Role.NOTIFY;
import static io.muster.Role.RECEIPTS;
import static io.muster.meter.Label.CHANNEL;
import static io.muster.meter.Label.KIND;
import static io.muster.meter.Label.OUTCOME;
import static io.muster.meter.Label.PAGE;
import static io.muster.meter.Label.STAGE;
import static io.muster.meter.Label.STATE;
import static io.muster.meter.Label.TENANT;
import static io.muster.meter.Label.VERDICT;
import static io.muster.meter.Metric.Kind.COUNTER;
import static io.muster.meter.Metric.Kind.MAX;
import static io.muster.meter.Metric.Kind.MIN;
import static io.muster.meter.Metric.Kind.SUM;
import static io.muster.meter.Metric.Kind.TIMER;

import io.muster.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that Muster counts and times; docs/metrics.md is its table, and a test compares the two. */
public enum Metric {
    ROWS(COUNTER, "rows", INGEST, "muster.rows", "Rows with a verdict", TENANT, KIND, VERDICT),
    ROWS_PAISE(COUNTER, "paise", INGEST, "muster.rows.paise", "Money in them", TENANT, KIND, VERDICT),
    BATCH(TIMER, "s", INGEST, "muster.batch", "A batch's transaction, its repetitions included", TENANT),
    BATCH_STAGE(TIMER, "s", INGEST, "muster.batch.stage", "Each part of the work on a batch", STAGE),
    TURN_WAIT(TIMER, "s", INGEST, "muster.turn.wait", "How long batches waited for their turn", TENANT),
    TURNS_WAITING(SUM, "batches", INGEST, "muster.turns.waiting", "Batches here that wait for their turn"),
    TURNS_TAKEN(SUM, "batches", INGEST, "muster.turns.taken", "Batches here that are being posted"),
    UPLOADS(COUNTER, "uploads", INGEST, "muster.uploads", "Uploads that ended", TENANT, OUTCOME),
    UPLOAD_TIME(
            TIMER,
            "s",
            INGEST,
            "muster.upload.time",
            "From the reception of an upload at which nobody had to look to its completion",
            TENANT),
    UPLOADS_HELD(
            SUM,
            "uploads",
            INGEST,
            "muster.uploads.held",
            "Uploads at work here that wait because too many events are not published"),
    UPLOADS_OPEN(
            SUM,
            "uploads",
            INGEST,
            "muster.uploads.open",
            "Uploads in the books that have not ended; more than a thousand are not counted",
            TENANT,
            STATE),
    UPLOADS_OLDEST(
            MAX,
            "s",
            INGEST,
            "muster.uploads.oldest.seconds",
            "Since when the oldest of them has been there",
            TENANT,
            STATE),
    ATTEMPTS_FAILED(
            COUNTER,
            "attempts",
            INGEST,
            "muster.attempts.failed",
            "Attempts at uploads that broke off and are made again",
            TENANT),
    LANES_BEHIND(SUM, "rows", INGEST, "muster.lanes.behind.rows", "Rows that are read here and not posted yet", TENANT),
    LANES_STILL(
            MAX,
            "s",
            INGEST,
            "muster.lanes.still.seconds",
            "For how long the stillest upload at work here has not got on"),
    BOOKS_ANSWER(
            MIN,
            "0 or 1",
            INGEST,
            "muster.books.answer",
            "Whether the lender's database answered when it was last looked at",
            TENANT),
    RELAY_EVENTS(COUNTER, "events", INGEST, "muster.relay.events", "Events published", TENANT),
    RELAY_LAG(
            TIMER,
            "s",
            INGEST,
            "muster.relay.lag",
            "From the transaction of a page of events to its commit in Kafka",
            TENANT),
    RELAY_LEADING(
            SUM,
            "0 or 1",
            INGEST,
            "muster.relay.leading",
            "Whether this process publishes the lender's events",
            TENANT),
    RELAY_FENCED(
            COUNTER,
            "times",
            INGEST,
            "muster.relay.fenced",
            "How often Kafka refused a relay because another had taken its place",
            TENANT),
    RELAY_TERMS_BROKEN(
            COUNTER, "times", INGEST, "muster.relay.terms.broken", "How often a relay had to begin anew", TENANT),
    RELAY_WAITING_EVENTS(
            SUM,
            "events",
            INGEST,
            "muster.relay.waiting.events",
            "Events in the outbox that are not published yet",
            TENANT),
    RELAY_WAITING_SECONDS(
            MAX, "s", INGEST, "muster.relay.waiting.seconds", "For how long the oldest of them has waited", TENANT),
    OUTBOX_EVENTS_MAX(
            MAX,
            "events",
            INGEST,
            "muster.outbox.events.max",
            "Unpublished events of one lender from which on its uploads wait"),
    SPOOL_FREE(MIN, "bytes", INGEST, "muster.spool.free.bytes", "What the spool's disk still takes"),
    SPOOL_SIZE(MAX, "bytes", INGEST, "muster.spool.size.bytes", "The size of the spool's disk"),
    MESSAGES_WAITING(
            SUM,
            "messages",
            INGEST,
            "muster.messages.waiting",
            "Messages in the books on their way; more than a hundred thousand are not counted",
            TENANT,
            STATE),
    MESSAGES_OVERDUE(
            MAX,
            "s",
            INGEST,
            "muster.messages.overdue.seconds",
            "By how much the message that waits longest is behind its minute",
            TENANT),
    MESSAGES(
            COUNTER,
            "messages",
            NOTIFY,
            "muster.messages",
            "Messages that were decided, and what became of them",
            TENANT,
            KIND,
            STATE),
    MESSAGE_TRIES(COUNTER, "tries", NOTIFY, "muster.message.tries", "Tries to send", TENANT, CHANNEL, OUTCOME),
    MESSAGE_REPORTS(COUNTER, "reports", NOTIFY, "muster.message.reports", "What providers reported", TENANT, OUTCOME),
    MESSAGES_REMOVED(
            COUNTER, "messages", NOTIFY, "muster.messages.removed", "Messages that were kept for long enough", TENANT),
    FEED_LAG_EVENTS(SUM, "events", NOTIFY, "muster.feed.lag.events", "Events published and not yet heard"),
    FEED_LAG_SECONDS(MAX, "s", NOTIFY, "muster.feed.lag.seconds", "Age of the oldest event that is being decided"),
    FEED_PARKED_LAG_EVENTS(SUM, "events", NOTIFY, "muster.feed.parked.lag.events", "Events parked and not yet decided"),
    FEED_PARKED_LAG_SECONDS(
            MAX, "s", NOTIFY, "muster.feed.parked.lag.seconds", "For how long the oldest event is parked"),
    FEED_PARKED_EVENTS(
            COUNTER,
            "events",
            NOTIFY,
            "muster.feed.parked.events",
            "Events kept for later, because their lender was away",
            TENANT),
    FEED_UNREADABLE_EVENTS(COUNTER, "events", NOTIFY, "muster.feed.unreadable.events", "Events that nobody can read"),
    RECEIPTS_DIFFERING(
            COUNTER,
            "receipts",
            RECEIPTS,
            "muster.receipts.differing",
            "Receipts that were not shown, since their paper would not have been what it was before"),
    CONSOLE_PAGE(
            TIMER,
            "s",
            API,
            "muster.console.page",
            "The server's time for a page of the console, or a part of one, to its first byte",
            PAGE),
    PAYMENT_EXPORTS(COUNTER, "workbooks", API, "muster.payment.exports", "Workbooks of payments that were fetched");

    private static final Set<String> TITLES =
            Stream.of(values()).map(Metric::title).collect(Collectors.toUnmodifiableSet());

    /** What a metric is, and for a gauge how lenders that share a label are taken together. */
    public enum Kind {
        COUNTER,
        TIMER,
        SUM,
        MAX,
        MIN
    }

    private final Kind kind;
    private final String unit;
    private final Role role;
    private final String title;
    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Label> labels;

    Metric(Kind kind, String unit, Role role, String title, String what, Label... labels) {
        this.kind = kind;
        this.unit = unit;
        this.role = role;
        this.title = title;
        this.what = what;
        this.labels = List.of(labels);
    }

    static boolean isKnown(String title) {
        return TITLES.contains(title);
    }

    String title() {
        return title;
    }

    /** A sentence for whoever reads the scrape. */
    public String what() {
        return what;
    }

    public Kind kind() {
        return kind;
    }

    /** Of a counter, what is counted. */
    public String unit() {
        return unit;
    }

    /** A role whose processes always show it. */
    public Role role() {
        return role;
    }

    public List<Label> labels() {
        return labels;
    }

    /** The family's name in Prometheus; a timer has it with {@code _count}, {@code _sum}, {@code _max} and {@code _bucket}. */
    public String family() {
        String snake = title.replace('.', '_');
        return switch (kind) {
            case COUNTER -> snake + "_total";
            case TIMER -> snake + "_seconds";
            case SUM, MAX, MIN -> snake;
        };
    }

    /** Of a timer, the times at which it counts how many were quicker; few, and none where a mean will do. */
    public List<Duration> bounds() {
        return switch (this) {
            case CONSOLE_PAGE -> millis(10, 25, 50, 100, 250, 1_000, 5_000);
            case UPLOAD_TIME -> millis(10_000, 30_000, 60_000, 300_000, 900_000);
            case RELAY_LAG -> millis(1_000, 5_000, 30_000, 60_000, 300_000);
            case BATCH_STAGE -> millis(10, 100, 1_000, 5_000);
            default -> List.of();
        };
    }

    private static List<Duration> millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toList();
    }

    /** One value for several; NaN where none is known. */
    double fold(Collection<DoubleSupplier> values) {
        var known = values.stream().mapToDouble(DoubleSupplier::getAsDouble).filter(value -> !Double.isNaN(value));
        var stats = known.summaryStatistics();
        if (stats.getCount() == 0) {
            return Double.NaN;
        }
        return switch (kind) {
            case MAX -> stats.getMax();
            case MIN -> stats.getMin();
            default -> stats.getSum();
        };
    }
}
