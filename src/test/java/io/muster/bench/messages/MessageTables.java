package io.muster.bench.messages;

import io.muster.bench.Figures;
import io.muster.bench.Spread;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.bench.road.Usage;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sets the figures of messages. */
final class MessageTables {
    private static final double LATE_SECONDS_MAX = 5;
    private static final double PAYMENTS_A_SECOND_MIN = 10_000;

    private MessageTables() {}

    static Table beside(List<Posting> without, List<Posting> with) {
        double late = median(with, Posting::lateSeconds);
        Table table = Table.of(
                "Messages beside posting: sheets of %s rows"
                        .formatted(Figures.count(without.getFirst().rows())),
                "roles",
                "rows/s",
                "posting s",
                "from–to",
                "to without",
                "application µs a row",
                "PostgreSQL µs a row",
                "most waiting",
                "decided after s");
        table = with(table, "api, ingest", without, without);
        table = with(table, "api, ingest, notify", with, without);
        return table.note("Posting counts from the first byte of the upload to the last event acknowledged, CPU until"
                        + " every message is decided too. Medians of " + with.size()
                        + ", after a warm-up in each process.")
                .note(
                        "No gateway answers: SMS and mail go to a port where nobody listens. All messages that the payments"
                                + " call for stood in the books at the end, once each and waiting to be sent; that is checked.")
                .target(Target.atMost(
                        "messages, from the last posting until every message is decided",
                        LATE_SECONDS_MAX,
                        late,
                        " s"));
    }

    static Table alone(Alone alone) {
        return Table.of(
                        "Messages alone: the events of payments are in Kafka already",
                        "payments",
                        "payments/s",
                        "messages/s",
                        "µs a message",
                        "application",
                        "PostgreSQL",
                        "µs a payment")
                .row(
                        Figures.count(alone.payments()),
                        Figures.count(alone.payments() / alone.seconds()),
                        Figures.count(alone.messages() / alone.seconds()),
                        Figures.plain(micros(alone, Usage::application) + micros(alone, Usage::postgres)),
                        Figures.plain(micros(alone, Usage::application)),
                        Figures.plain(micros(alone, Usage::postgres)),
                        Figures.plain(alone.microsOfPayment()))
                .note(
                        "One process with the roles api, ingest and notify, and nothing else to do; taken once, after as many"
                                + " as a warm-up. µs are CPU of application and PostgreSQL together where nothing else is said.")
                .target(Target.atLeast(
                        "messages, payments decided in a CPU second of application and PostgreSQL together",
                        PAYMENTS_A_SECOND_MIN,
                        1e6 / alone.microsOfPayment(),
                        "/s"));
    }

    private static Table with(Table table, String roles, List<Posting> postings, List<Posting> without) {
        return table.row(
                roles,
                Figures.count(median(postings, Posting::rowsPerSecond)),
                Figures.plain(median(postings, Posting::seconds)),
                Figures.range(spread(postings, Posting::seconds)),
                Figures.ratio(median(postings, Posting::seconds), median(without, Posting::seconds)),
                Figures.plain(median(postings, each -> Figures.micros(each.cpu().application(), each.rows()))),
                Figures.plain(median(postings, each -> Figures.micros(each.cpu().postgres(), each.rows()))),
                Figures.count(median(postings, Posting::backlog)),
                Figures.plain(median(postings, Posting::lateSeconds)));
    }

    private static double micros(Alone alone, ToDoubleFunction<Usage> whose) {
        return Figures.micros(whose.applyAsDouble(alone.cpu()), alone.messages());
    }

    private static double median(List<Posting> postings, ToDoubleFunction<Posting> figure) {
        return spread(postings, figure).median();
    }

    private static Spread spread(List<Posting> postings, ToDoubleFunction<Posting> figure) {
        return Spread.of(postings.stream().map(figure::applyAsDouble).toList());
    }
}
