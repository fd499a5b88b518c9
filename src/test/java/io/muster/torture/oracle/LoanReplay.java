package io.muster.torture.oracle;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Posts the payments of a lender's loans once more, by arithmetic of its own, and compares the books step by step. */
final class LoanReplay {
    private static final String LOANS = """
            select l.id, l.number, coalesce(b.series, '?') as series, l.version, l.paid_penalty_paise, l.paid_fee_paise,
              l.paid_interest_paise, l.paid_principal_paise, l.excess_paise
            from loan_account l
            left join branch b on b.code = l.branch
            order by l.id
            """;
    private static final String NEW_PAYMENTS = """
            select %s
            from unnest(?::bigint[], ?::bigint[]) as t(loan_id, version)
            join payment p on p.loan_id = t.loan_id and p.loan_version > t.version
            order by p.loan_id, p.loan_version
            """.formatted(Payment.COLUMNS);
    private static final String ALL_PAYMENTS =
            "select %s from payment p order by p.loan_id, p.loan_version".formatted(Payment.COLUMNS);
    private static final String SCHEDULES = """
            select i.loan_id, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise
            from instalment i
            where i.loan_id = any(?::bigint[]) and i.due_date <= (select max(business_date) from payment)
            order by i.loan_id, i.due_date
            """;
    private static final String SERIES = "select series, financial_year, last_number from receipt_series";
    private static final String REISSUED = "select receipt_no from receipt_reissue";
    private static final int APRIL = 4;

    private final LenderState state;
    private final Sql books;
    private final Findings findings;
    private final Map<Long, Stored> stored = new HashMap<>();
    private final Map<Long, List<Due>> schedules = new HashMap<>();

    LoanReplay(LenderState state, Sql books, Findings findings) {
        this.state = state;
        this.books = books;
        this.findings = findings;
    }

    /** What the books say a loan has come to. */
    private record Stored(long version, Parts paid) {}

    /** Replays the payments since the last time, or all from the first when nothing was replayed yet. */
    void run() throws SQLException {
        boolean first = state.sums.size() == 0;
        books.each(LOANS, row -> {
            long id = row.getLong("id");
            stored.put(id, new Stored(row.getLong("version"), paid(row)));
            if (!state.loansById.containsKey(id)) {
                var loan = new LoanState(id, row.getString("number"), state.loans.size(), row.getString("series"));
                state.loansById.put(id, loan);
                state.loans.put(loan.number, loan);
            }
        });
        List<LoanState> touched = state.loansById.values().stream()
                .filter(loan -> storedOf(loan).version() != loan.version)
                .toList();
        readSchedules(first ? List.copyOf(state.loansById.values()) : touched);
        if (first) {
            books.each(ALL_PAYMENTS, row -> take(Payment.read(row)));
        } else if (!touched.isEmpty()) {
            books.each(NEW_PAYMENTS, row -> take(Payment.read(row)), ids(touched), versions(touched));
        }
        takeReissued();
        state.loansById.values().forEach(this::compare);
        compareSeries();
    }

    private static Parts paid(java.sql.ResultSet row) throws SQLException {
        return new Parts(
                row.getLong("paid_penalty_paise"),
                row.getLong("paid_fee_paise"),
                row.getLong("paid_interest_paise"),
                row.getLong("paid_principal_paise"),
                row.getLong("excess_paise"));
    }

    private void readSchedules(List<LoanState> loans) throws SQLException {
        books.each(
                SCHEDULES,
                row -> schedules
                        .computeIfAbsent(row.getLong("loan_id"), _ -> new ArrayList<>())
                        .add(new Due(
                                row.getObject("due_date", LocalDate.class),
                                row.getLong("penalty_paise"),
                                row.getLong("fee_paise"),
                                row.getLong("interest_paise"),
                                row.getLong("principal_paise"))),
                (Object) ids(loans));
    }

    private Stored storedOf(LoanState loan) {
        return stored.getOrDefault(loan.id, new Stored(-1, Parts.NONE));
    }

    private static Long[] ids(List<LoanState> loans) {
        return loans.stream().map(loan -> loan.id).toArray(Long[]::new);
    }

    private static Long[] versions(List<LoanState> loans) {
        return loans.stream().map(loan -> loan.version).toArray(Long[]::new);
    }

    private void take(Payment payment) {
        LoanState loan = state.loansById.get(payment.loanId());
        if (loan == null) {
            findings.wrong(
                    "%s: payment %s is on loan id %d, which no book has", tenant(), payment.key(), payment.loanId());
            return;
        }
        step(loan, payment);
        takeReceipt(loan, payment);
        UUID own = ownKey(loan, payment);
        if (!own.equals(payment.key())) {
            findings.wrong(
                    "%s: payment %s of loan %s says what belongs to key %s", tenant(), payment.key(), loan.number, own);
        }
        if (!state.sums.add(Keys.brief(payment.key()), payment.print(loan.number), loan.place)) {
            findings.doubled("%s: payment %s of loan %s is in the books twice", tenant(), payment.key(), loan.number);
        }
    }

    /** A payment without reference is compared with its row, when its sheet is judged. */
    private static UUID ownKey(LoanState loan, Payment payment) {
        return payment.reference() == null ? payment.key() : Keys.of(payment.claim(loan.number), "");
    }

    private void step(LoanState loan, Payment payment) {
        if (payment.version() <= loan.version) {
            findings.doubled("%s: loan %s has two payments with version %d", tenant(), loan.number, payment.version());
        } else if (payment.version() > loan.version + 1) {
            findings.lost(
                    "%s: loan %s has no payments between versions %d and %d",
                    tenant(), loan.number, loan.version, payment.version());
        }
        loan.version = payment.version();
        if (!payment.before().equals(loan.paid)) {
            findings.wrong(
                    "%s: payment %s of loan %s begins at %s, where the payments before it come to %s",
                    tenant(), payment.key(), loan.number, payment.before(), loan.paid);
        }
        Parts right = Due.allocate(
                schedules.getOrDefault(loan.id, List.of()), payment.businessDate(), payment.before(), payment.paise());
        if (!right.equals(payment.share())) {
            findings.wrong(
                    "%s: payment %s of loan %s is allocated as %s instead of %s",
                    tenant(), payment.key(), loan.number, payment.share(), right);
        }
        loan.paid = loan.paid.plus(payment.share());
    }

    private void takeReceipt(LoanState loan, Payment payment) {
        String[] pieces = payment.receipt().split("/", -1);
        LocalDate day = payment.businessDate();
        int year = (day.getMonthValue() < APRIL ? day.getYear() - 1 : day.getYear()) % 100;
        if (pieces.length != 3 || !pieces[0].equals(loan.series) || Integer.parseInt(pieces[1]) != year) {
            findings.wrong(
                    "%s: receipt %s of payment %s is not of series %s in %d",
                    tenant(), payment.receipt(), payment.key(), loan.series, year);
            return;
        }
        take(payment.receipt());
    }

    private void take(String receipt) {
        String[] pieces = receipt.split("/", -1);
        BitSet taken = state.receipts.computeIfAbsent(pieces[0] + "/" + pieces[1], _ -> new BitSet());
        int number = Integer.parseInt(pieces[2]);
        if (taken.get(number)) {
            findings.doubled("%s: receipt %s is given twice", tenant(), receipt);
        }
        taken.set(number);
    }

    /** Receipts that were issued for cancelled ones are of the same series. */
    private void takeReissued() throws SQLException {
        books.each(REISSUED, row -> {
            String receipt = row.getString("receipt_no");
            if (state.reissued.add(receipt)) {
                take(receipt);
            }
        });
    }

    private void compare(LoanState loan) {
        Stored says = storedOf(loan);
        if (says.version() > loan.version) {
            findings.lost(
                    "%s: loan %s says version %d, its payments end with %d",
                    tenant(), loan.number, says.version(), loan.version);
        }
        if (says.version() < loan.version || !says.paid().equals(loan.paid)) {
            findings.wrong(
                    "%s: loan %s stores version %d and %s, its payments come to version %d and %s",
                    tenant(), loan.number, says.version(), says.paid(), loan.version, loan.paid);
        }
    }

    private void compareSeries() throws SQLException {
        Map<String, Integer> last = new HashMap<>();
        books.each(
                SERIES,
                row -> last.put(
                        "%s/%02d".formatted(row.getString("series"), row.getInt("financial_year") % 100),
                        row.getInt("last_number")));
        state.receipts.forEach((series, taken) -> {
            int says = last.getOrDefault(series, 0);
            if (taken.length() - 1 > says) {
                findings.wrong(
                        "%s: series %s ends with %d, a receipt has %d", tenant(), series, says, taken.length() - 1);
            }
        });
        last.forEach((series, says) -> {
            BitSet taken = state.receipts.getOrDefault(series, new BitSet());
            for (int gap = taken.nextClearBit(1); gap <= says; gap = taken.nextClearBit(gap + 1)) {
                findings.lost("%s: receipt %d of series %s is on no payment", tenant(), gap, series);
            }
        });
    }

    private String tenant() {
        return state.tenant;
    }
}
