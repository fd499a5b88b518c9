package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for money of another file that looks like a row without a reference, and for cash without one that looks like cash with
 * one: an agent's phone tells of it without the slip that the branch's sheet names.
 */
final class LookAlikes {
    // Each single posting counts as a file of its own, hence the condition on the upload. Cancelling a receipt takes no
    // money back: its payment still counts on the loan, so it counts here
    static final String PAYMENTS = """
            select t.place, p.receipt_no, p.business_date
            from unnest($1::int[], $2::bigint[], $3::date[], $4::bigint[], $5::text[], $6::bool[], $7::text[])
              as t(place, loan_id, value_date, amount_paise, mode, referenced, other_than)
            cross join lateral (
              select p.receipt_no, p.business_date
              from payment p
              where p.loan_id = t.loan_id and p.value_date = t.value_date
                and p.amount_paise = t.amount_paise and p.mode = t.mode
                and (p.reference is null or not t.referenced)
                and (p.upload_id is distinct from $8::uuid or $8::uuid is null)
                and p.receipt_no <> all(string_to_array(t.other_than, ' '))
              order by p.loan_version
              limit 1) p
            """;

    // The same loan's money at any time, and any loan's while it is held and nothing but its loan could tell it apart:
    // the
    // loan was not known, so the corrected row names another one
    static final String SUSPENSE = """
            select t.place, s.loan_text
            from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::bigint[], $7::text[])
              as t(place, key, original_key, loan_text, value_date, amount_paise, mode)
            cross join lateral (
              select s.loan_text
              from suspense s
              where s.value_date = t.value_date and s.amount_paise = t.amount_paise and s.mode = t.mode
                and (s.loan_text = t.loan_text or s.reference is null
                  and not exists (select from suspense_release r where r.key = s.key))
                and s.key <> t.key and s.key is distinct from t.original_key
                and (s.corrects is null or s.corrects <> t.key and s.corrects is distinct from t.original_key)
                and (s.upload_id is distinct from $8::uuid or $8::uuid is null)
              order by s.loan_text <> t.loan_text, s.key
              limit 1) s
            """;

    private LookAlikes() {}

    /**
     * A payment of another file with the same loan, mode, amount and date.
     *
     * @param receipt its first, which is its own for ever
     */
    record Found(ReceiptNumber receipt, LocalDate businessDate) {}

    /** A line of a known loan. */
    record Line(Claim claim, long loanId) {}

    /** The payments that lines look like, by the line's place in the batch. */
    static Uni<Map<Integer, Found>> payments(SqlConnection tx, PostingOrigin origin, List<Line> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(PAYMENTS).execute(tuple(origin, lines)).map(LookAlikes::readPayments);
    }

    /** The loans for which money came into suspense that lines look like, by the line's place in the batch. */
    static Uni<Map<Integer, String>> suspense(SqlConnection tx, PostingOrigin origin, Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(SUSPENSE).execute(tuple(origin, claims)).map(LookAlikes::readLoans);
    }

    /** Fails with {@link ConcurrentPosting} when money came into suspense meanwhile that one of these looks like. */
    static Uni<Void> requireNoSuspense(SqlConnection tx, PostingOrigin origin, Collection<Claim> claims) {
        return suspense(tx, origin, claims).invoke(LookAlikes::requireNone).replaceWithVoid();
    }

    private static void requireNone(Map<Integer, String> found) {
        if (!found.isEmpty()) {
            throw new ConcurrentPosting("suspense");
        }
    }

    private static Tuple tuple(PostingOrigin origin, List<Line> lines) {
        return Tuple.tuple()
                .addValue(Columns.integers(lines, line -> line.claim().index()))
                .addValue(Columns.longs(lines, Line::loanId))
                .addValue(Columns.dates(lines, line -> line.claim().line().valueDate()))
                .addValue(Columns.longs(lines, line -> line.claim().line().amountPaise()))
                .addValue(
                        Columns.texts(lines, line -> line.claim().line().mode().name()))
                .addValue(Columns.booleans(lines, line -> line.claim().hasReference()))
                .addValue(Columns.texts(lines, line -> otherThan(line.claim())))
                .addValue(origin.uploadId());
    }

    private static String otherThan(Claim claim) {
        return claim.otherMoney().map(said -> String.join(" ", said.receipts())).orElse("");
    }

    private static Tuple tuple(PostingOrigin origin, Collection<Claim> claims) {
        return Tuple.tuple()
                .addValue(Columns.integers(claims, Claim::index))
                .addValue(Columns.uuids(claims, Claim::key))
                .addValue(Columns.uuids(claims, Claim::originalKey))
                .addValue(Columns.texts(claims, claim -> claim.line().loan().value()))
                .addValue(Columns.dates(claims, claim -> claim.line().valueDate()))
                .addValue(Columns.longs(claims, claim -> claim.line().amountPaise()))
                .addValue(Columns.texts(claims, claim -> claim.line().mode().name()))
                .addValue(origin.uploadId());
    }

    private static Map<Integer, Found> readPayments(RowSet<Row> rows) {
        Map<Integer, Found> found = new HashMap<>();
        for (Row row : rows) {
            found.put(
                    row.getInteger("place"),
                    new Found(new ReceiptNumber(row.getString("receipt_no")), row.getLocalDate("business_date")));
        }
        return found;
    }

    private static Map<Integer, String> readLoans(RowSet<Row> rows) {
        Map<Integer, String> loans = new HashMap<>();
        rows.forEach(row -> loans.put(row.getInteger("place"), row.getString("loan_text")));
        return loans;
    }
}
