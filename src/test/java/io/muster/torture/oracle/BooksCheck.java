package io.muster.torture.oracle;

import java.io.IOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One look at one lender's books. */
final class BooksCheck {
    private final LenderState state;
    private final Sql books;
    private final Findings findings;

    BooksCheck(LenderState state, Connection connection, Findings findings) {
        this.state = state;
        this.books = new Sql(connection);
        this.findings = findings;
    }

    /** What stands before the oracle knows of anything. */
    static LenderState.Earlier earlier(Connection connection) throws SQLException {
        var books = new Sql(connection);
        Set<String> uploads = new HashSet<>();
        books.each("select id from upload", row -> uploads.add(row.getString("id")));
        return new LenderState.Earlier(
                uploads, books.number("select count(*) from payment"), books.number("select count(*) from suspense"));
    }

    /** Replays what is new and judges the uploads that ended since. */
    void run() throws SQLException, IOException {
        new LoanReplay(state, books, findings).run();
        Suspense suspense = Suspense.read(books);
        suspense.check(state, findings);
        List<UploadRow> uploads = new ArrayList<>();
        books.each(UploadRow.LIST, row -> uploads.add(UploadRow.read(row)));
        Set<String> found = new HashSet<>();
        for (UploadRow upload : uploads) {
            found.add(upload.id());
            look(upload, suspense);
        }
        for (Sent sent : state.sent.values()) {
            if (!found.contains(sent.uploadId())) {
                findings.lost("%s was acknowledged and is not in the books", UploadBooks.name(sent));
            }
        }
        count("payments", "select count(*) from payment", state.accountedPayments());
        count("sums in suspense", "select count(*) from suspense", state.accountedSuspense());
    }

    private void look(UploadRow upload, Suspense suspense) throws SQLException, IOException {
        Sent sent = state.sent.get(upload.id());
        if (sent == null) {
            if (!state.earlier.uploads().contains(upload.id())) {
                findings.wrong("%s has upload %s, of which nobody was told", state.tenant, upload.id());
            }
            return;
        }
        if (!upload.ended()) {
            findings.wrong("%s is not at its end, but %s", UploadBooks.name(sent), upload.state());
            return;
        }
        UploadBooks before = state.uploads.get(upload.id());
        if (before != null && before.token() == upload.token()) {
            return;
        }
        String sha256 = Keys.sha256Of(sent.file());
        if (!sha256.equals(upload.sha256())) {
            findings.wrong("%s was stored as other bytes", UploadBooks.name(sent));
        }
        UploadBooks judged = sent.kind().equals("collections")
                ? new CollectionJudge(state, books, suspense, findings, sent, sha256).judge(upload, upload.arrivedOn())
                : new LoanBookJudge(state, books, findings, sent).judge(upload);
        state.uploads.put(upload.id(), judged);
        compare(withLanes(upload), judged);
    }

    private UploadRow withLanes(UploadRow upload) throws SQLException {
        var tally = new Tally();
        var hashes = new ArrayList<BigInteger>();
        books.each(
                UploadRow.LANES,
                row -> {
                    for (int verdict = 0; verdict < tally.rows.length; verdict++) {
                        tally.rows[verdict] += row.getLong(verdict + 1);
                        tally.paise[verdict] += row.getLong(verdict + 5);
                    }
                    hashes.add(new BigInteger(1, row.getBytes("posting_hash")));
                },
                upload.id());
        BigInteger sum = hashes.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return upload.withLanes(tally.toString(), DigestSum.digits(sum));
    }

    private void compare(UploadRow upload, UploadBooks right) {
        Sent sent = right.sent();
        String name = right.name();
        if (!upload.kind().equals(sent.kind())) {
            findings.wrong("%s is a %s, not a %s", name, upload.kind(), sent.kind());
        }
        if (upload.failed() != sent.breaks() || upload.stoppedAtRow() != right.brokeAtRow()) {
            findings.wrong(
                    "%s is %s at row %d (%s), its sheet breaks at row %d",
                    name, upload.state(), upload.stoppedAtRow(), String.valueOf(upload.problem()), right.brokeAtRow());
        }
        if (upload.rowsRead() != right.tally().allRows()) {
            findings.wrong(
                    "%s says %d rows, it has %d",
                    name, upload.rowsRead(), right.tally().allRows());
        }
        if (!upload.tally().equals(right.tally().toString())) {
            findings.wrong("%s has lanes that say %s, its rows are %s", name, upload.tally(), right.tally());
        }
        if (!upload.hash().equals(right.postings().digits())) {
            findings.wrong(
                    "%s has lanes that say hash %s, not %s",
                    name, upload.hash(), right.postings().digits());
        }
    }

    private void count(String what, String query, long accounted) throws SQLException {
        long there = books.number(query);
        if (there < accounted) {
            findings.lost("%s has %d %s, the sheets account for %d", state.tenant, there, what, accounted);
        } else if (there > accounted) {
            findings.doubled("%s has %d %s, the sheets account for %d", state.tenant, there, what, accounted);
        }
    }
}
