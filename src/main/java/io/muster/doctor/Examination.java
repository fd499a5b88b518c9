package io.muster.doctor;

import io.muster.doctor.Invariant.Reach;
import io.muster.doctor.Ranges.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at one lender's books through one connection, whose transaction shows one moment of them. For one thread.
 *
 * <p>Nothing is written. What changes meanwhile is not seen, so work in progress raises no false alarm.
 */
public final class Examination {
    private static final String COUNTS = """
            select (select count(*) from loan_account), (select count(*) from upload)
            """;

    private final Connection books;
    private final List<Invariant> invariants;
    private final Map<String, Object> values;
    private final Progress progress;
    private final Map<Invariant, Finding> findings = new LinkedHashMap<>();

    /**
     * @param books in a transaction that reads repeatably
     * @param invariants those to look at, of one lender's books
     * @param others the roles of other lenders
     * @param keepPublished how long the outbox keeps events that are published
     */
    Examination(
            Connection books,
            List<Invariant> invariants,
            String tenant,
            List<String> others,
            Duration keepPublished,
            Progress progress) {
        this.books = books;
        this.invariants = invariants;
        // Pruning runs beside us, by a clock that went on a little
        long kept = keepPublished.minus(keepPublished.dividedBy(100)).toSeconds();
        this.values = Map.of("tenant", tenant, "others", others, "kept", kept);
        this.progress = progress;
    }

    /** What was seen, and in how much. */
    record Seen(List<Finding> findings, long loans, long payments, long uploads) {}

    /** Findings on those invariants, in their order, of books seen by somebody who is alone with them. */
    public static List<Finding> of(Connection books, List<Invariant> invariants, String tenant) throws SQLException {
        Progress silent = new Progress(System.err, tenant);
        return new Examination(books, invariants, tenant, List.of(), Duration.ofDays(7), silent)
                .run()
                .findings();
    }

    Seen run() throws SQLException {
        invariants.forEach(invariant -> findings.put(invariant, Finding.none(invariant)));
        long[] counts = counts();
        long payments = lookAtLoans(counts[0]);
        lookAtUploads(counts[1]);
        lookAtEvents();
        for (Invariant invariant : of(Reach.BOOKS)) {
            progress.say(invariant.rule());
            add(Question.ask(books, invariant, values));
        }
        return new Seen(List.copyOf(findings.values()), counts[0], payments, counts[1]);
    }

    private long lookAtLoans(long loans) throws SQLException {
        PaymentPass pass = new PaymentPass(books);
        List<Range> ranges = Ranges.loans(books);
        for (int i = 0; i < ranges.size(); i++) {
            ask(Reach.LOANS, ranges.get(i));
            pass.meet(ranges.get(i));
            progress.at("loans", Ranges.loansOf(i + 1), loans);
        }
        pass.findings().forEach(this::add);
        return pass.payments();
    }

    private void lookAtUploads(long uploads) throws SQLException {
        List<Range> ranges = of(Reach.UPLOADS).isEmpty() ? List.of() : Ranges.uploads(books);
        for (int i = 0; i < ranges.size(); i++) {
            ask(Reach.UPLOADS, ranges.get(i));
            progress.at("uploads", uploads * (i + 1) / ranges.size(), uploads);
        }
    }

    private void lookAtEvents() throws SQLException {
        if (!of(Reach.EVENTS).isEmpty()) {
            progress.say("events");
            new OutboxPass(books).ask(this::askOfEvents);
        }
    }

    private void askOfEvents(Map<String, Object> events) throws SQLException {
        Question.ask(books, OutboxPass.EVENTS, of(Reach.EVENTS), with(events)).forEach(this::add);
    }

    private void ask(Reach reach, Range range) throws SQLException {
        Map<String, Object> within = with(Map.of("after", range.after(), "last", range.last()));
        for (Invariant invariant : of(reach)) {
            add(Question.ask(books, invariant, within));
        }
    }

    private Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }

    private List<Invariant> of(Reach reach) {
        return invariants.stream()
                .filter(invariant -> invariant.reach() == reach)
                .toList();
    }

    /** Adds to what was found, unless nobody asked for it. */
    private void add(Finding finding) {
        var _ = findings.computeIfPresent(finding.invariant(), (_, before) -> before.plus(finding));
    }

    private long[] counts() throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(COUNTS);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("counting gave no row");
            }
            return new long[] {rows.getLong(1), rows.getLong(2)};
        }
    }
}
