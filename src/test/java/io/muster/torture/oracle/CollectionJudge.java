package io.muster.torture.oracle;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds each row of one collections sheet against the payment or the verdict that the books have of it. */
final class CollectionJudge {
    private static final String PAYMENTS = """
            select p.row_number, p.key, l.number, p.loan_id, p.loan_version, p.amount_paise, p.mode, p.reference,
              p.value_date, p.receipt_no
            from payment p
            left join loan_account l on l.id = p.loan_id
            where p.upload_id = ?::uuid
            order by p.row_number
            """;
    private static final String VERDICTS = """
            select v.row_number, v.verdict, v.amount_paise, v.reasons->0->>'code' as code, p.key as stands
            from row_verdict v
            left join payment p on p.receipt_no = v.receipt_no
            where v.upload_id = ?::uuid
            order by v.row_number
            """;
    /** Whether a payment of another file looks like money without a reference, before a version of the loan. */
    private static final String LOOK_ALIKE = """
            select count(*)
            from payment p
            join loan_account l on l.id = p.loan_id
            where l.number = ? and p.value_date = ? and p.amount_paise = ? and p.mode = ?
              and p.upload_id is distinct from ?::uuid and p.loan_version < ?
              and (p.reference is null or ?::boolean)
            """;

    private final LenderState state;
    private final Sql books;
    private final Suspense suspense;
    private final Findings findings;
    private final Sent sent;
    private final String sha256;
    private final Tally tally = new Tally();
    private final DigestSum postings = new DigestSum();
    private final PaidSums claimed = new PaidSums();
    private long suspended;

    CollectionJudge(LenderState state, Sql books, Suspense suspense, Findings findings, Sent sent, String sha256) {
        this.state = state;
        this.books = books;
        this.suspense = suspense;
        this.findings = findings;
        this.sent = sent;
        this.sha256 = sha256;
    }

    /** Reads the sheet and the books side by side. */
    UploadBooks judge(UploadRow upload, LocalDate arrivedOn) throws SQLException, IOException {
        try (var sheet = new CollectionSheet(sent.file(), arrivedOn);
                var payments = new RowCursor(books.prepare(PAYMENTS, sent.uploadId()));
                var verdicts = new RowCursor(books.prepare(VERDICTS, sent.uploadId()))) {
            for (Claim claim = sheet.next(); claim != null; claim = sheet.next()) {
                judge(claim, payments, verdicts);
            }
            skipTo(Integer.MAX_VALUE, payments, "a payment");
            skipTo(Integer.MAX_VALUE, verdicts, "a verdict");
            return new UploadBooks(
                    sent, upload.token(), upload.failed(), sheet.brokeAtRow(), tally, suspended, postings);
        }
    }

    private void judge(Claim claim, RowCursor payments, RowCursor verdicts) throws SQLException {
        skipTo(claim.row(), payments, "a payment");
        skipTo(claim.row(), verdicts, "a verdict");
        boolean paid = payments.number() == claim.row();
        boolean judged = verdicts.number() == claim.row();
        if (paid) {
            judgePayment(claim, payments.row);
            payments.advance();
        }
        if (paid && judged) {
            findings.doubled("%s has a payment and a verdict", at(claim));
        } else if (judged) {
            judgeVerdict(claim, verdicts.row);
        } else if (!paid) {
            findings.lost("%s has neither a payment nor a verdict", at(claim));
        }
        if (judged) {
            verdicts.advance();
        }
        if (payments.number() == claim.row()) {
            findings.doubled("%s has two payments", at(claim));
        }
        remember(claim);
    }

    /** Leaves behind what belongs to no row of the sheet. */
    private void skipTo(int row, RowCursor cursor, String what) throws SQLException {
        while (cursor.number() < row) {
            findings.wrong("%s has %s at row %d, where its sheet has nothing", name(), what, cursor.number());
            cursor.advance();
        }
    }

    private void judgePayment(Claim claim, ResultSet row) throws SQLException {
        UUID key = Objects.requireNonNull(row.getObject("key", UUID.class));
        String loan = "" + row.getString("number");
        tally.add(Tally.POSTED, claim.paise());
        postings.add(key, loan, row.getLong("amount_paise"), row.getString("receipt_no"));
        if (!(claim instanceof Claim.Good good)) {
            findings.wrong("%s was posted as %s and must be rejected", at(claim), key);
            return;
        }
        var posted = new Claim.Good(
                good.row(),
                loan,
                row.getLong("amount_paise"),
                row.getString("mode"),
                row.getString("reference"),
                row.getObject("value_date", LocalDate.class));
        if (!posted.equals(good) || !key.equals(Keys.of(good, sha256))) {
            findings.wrong("%s says %s and was posted as %s %s", at(claim), good, key, posted);
        }
        int earlier = claimed.find(Keys.brief(key));
        if (earlier >= 0) {
            findings.wrong("%s was posted, though row %d claims its sum first", at(claim), claimed.number(earlier));
        }
        if (looksAlike(good, row.getLong("loan_version"))) {
            findings.doubled(
                    "%s was posted after money of another file that looks like it, and one of them has no reference",
                    at(claim));
        }
    }

    private void judgeVerdict(Claim claim, ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        String code = "" + row.getString("code");
        switch (verdict) {
            case "rejected" -> tally.add(Tally.REJECTED, claim.paise());
            case "refused" -> tally.add(Tally.REFUSED, claim.paise());
            default -> tally.add(Tally.ALREADY_POSTED, claim.paise());
        }
        if (row.getLong("amount_paise") != claim.paise()) {
            findings.wrong("%s says %d paise, its verdict %d", at(claim), claim.paise(), row.getLong("amount_paise"));
        }
        boolean rejected = verdict.equals("rejected");
        if (!(claim instanceof Claim.Good good)) {
            if (!rejected) {
                findings.wrong("%s is %s (%s) and must be rejected", at(claim), verdict, code);
            }
        } else if (rejected) {
            findings.lost("%s is good and was rejected (%s)", at(claim), code);
        } else if (!explains(good, verdict, code, row.getObject("stands", UUID.class))) {
            findings.lost("%s says %s and is %s (%s), which the books do not bear out", at(claim), good, verdict, code);
        }
    }

    /** Whether the books bear out why a good row brought nothing new. */
    private boolean explains(Claim.Good good, String verdict, String code, @Nullable UUID stands) throws SQLException {
        UUID key = Keys.of(good, sha256);
        LoanState loan = state.loans.get(good.loan());
        int sum = state.sums.find(Keys.brief(key));
        boolean onThisLoan = sum >= 0 && loan != null && state.sums.number(sum) == loan.place;
        return switch (verdict + " " + code) {
            case "already-posted already-posted" -> onThisLoan && key.equals(stands);
            case "refused key-reused" ->
                stands == null ? isHeldForAnother(good, key) : sum >= 0 && !onThisLoan && key.equals(stands);
            case "refused unknown-account" -> loan == null && opened(good, key);
            case "refused already-in-suspense" -> loan == null && isHeldFor(good, key);
            case "refused possible-duplicate" ->
                looksAlike(good, Long.MAX_VALUE)
                        || good.reference() == null && suspense.looksLike(good, sent.uploadId());
            default -> false;
        };
    }

    private boolean opened(Claim.Good good, UUID key) {
        Suspense.Held held = suspense.find(key);
        boolean own = held != null && sent.uploadId().equals(held.upload()) && held.row() == good.row();
        suspended += own ? 1 : 0;
        return own && isHeldFor(good, key);
    }

    private boolean isHeldFor(Claim.Good good, UUID key) {
        Suspense.Held held = suspense.find(key);
        return held != null && held.loan().equals(good.loan()) && held.paise() == good.paise();
    }

    private boolean isHeldForAnother(Claim.Good good, UUID key) {
        Suspense.Held held = suspense.find(key);
        return held != null && !held.loan().equals(good.loan());
    }

    /** A row without a reference looks like any, cash with one like cash without. */
    private boolean looksAlike(Claim.Good good, long version) throws SQLException {
        boolean bare = good.reference() == null;
        return (bare || good.mode().equals("CASH"))
                && books.number(
                                LOOK_ALIKE,
                                good.loan(),
                                good.valueDate(),
                                good.paise(),
                                good.mode(),
                                sent.uploadId(),
                                version,
                                bare)
                        > 0;
    }

    /** The first row of a sheet that claims a sum for a known loan has it, unless another file was before. */
    private void remember(Claim claim) {
        if (claim instanceof Claim.Good good && good.reference() != null && state.loans.containsKey(good.loan())) {
            boolean _ = claimed.add(Keys.brief(Keys.of(good, sha256)), 0, good.row());
        }
    }

    private String at(Claim claim) {
        return name() + " row " + claim.row();
    }

    private String name() {
        return UploadBooks.name(sent);
    }
}
