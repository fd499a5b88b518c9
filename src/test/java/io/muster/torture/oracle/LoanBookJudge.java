package io.muster.torture.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds each row of one loan book, all of whose rows are good, against the accounts that the books have of it. */
final class LoanBookJudge {
    private static final String ACCOUNTS = """
            select l.row_number, l.number, l.borrower, l.phone, l.branch, l.product, l.principal_paise, l.annual_rate_bps,
              l.tenure_months, l.first_due_date
            from loan_account l
            where l.upload_id = ?::uuid
            order by l.row_number
            """;
    private static final String VERDICTS = """
            select v.row_number, v.verdict, v.amount_paise
            from row_verdict v
            where v.upload_id = ?::uuid
            order by v.row_number
            """;
    private static final String OFF_SCHEDULES = """
            select l.number
            from loan_account l
            cross join lateral (
              select count(*) as n, min(i.number) as first, max(i.number) as last, min(i.due_date) as due,
                sum(i.principal_paise) as principal
              from instalment i where i.loan_id = l.id) s
            where l.upload_id = ?::uuid
              and (s.n, s.first, s.last, s.due, s.principal)
                is distinct from (l.tenure_months, 1, l.tenure_months, l.first_due_date, l.principal_paise)
            """;

    private final LenderState state;
    private final Sql books;
    private final Findings findings;
    private final Sent sent;
    private final Tally tally = new Tally();
    private final Map<String, Integer> columns = new HashMap<>();

    LoanBookJudge(LenderState state, Sql books, Findings findings, Sent sent) {
        this.state = state;
        this.books = books;
        this.findings = findings;
        this.sent = sent;
    }

    /** Reads the sheet and the books side by side. */
    UploadBooks judge(UploadRow upload) throws SQLException, IOException {
        try (var sheet = new SheetReader(sent.file());
                var accounts = new RowCursor(books.prepare(ACCOUNTS, sent.uploadId()));
                var verdicts = new RowCursor(books.prepare(VERDICTS, sent.uploadId()))) {
            SheetRow header = sheet.next();
            if (header != null) {
                header.cells().forEach((column, cell) -> columns.put(cell.text(), column));
            }
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                judge(row, accounts, verdicts);
            }
            if (!accounts.atEnd() || !verdicts.atEnd()) {
                findings.wrong("%s has accounts or verdicts behind the end of its sheet", UploadBooks.name(sent));
            }
            books.each(
                    OFF_SCHEDULES,
                    row -> findings.wrong("%s: the schedule of loan %s is off", state.tenant, row.getString("number")),
                    sent.uploadId());
            return new UploadBooks(
                    sent, upload.token(), upload.failed(), sheet.brokeAtRow(), tally, 0, new DigestSum());
        }
    }

    private void judge(SheetRow row, RowCursor accounts, RowCursor verdicts) throws SQLException {
        boolean added = accounts.number() == row.number();
        boolean judged = verdicts.number() == row.number();
        String at = UploadBooks.name(sent) + " row " + row.number();
        if (added && judged) {
            findings.doubled("%s has an account and a verdict", at);
        } else if (!added && !judged) {
            findings.lost("%s has neither an account nor a verdict", at);
        }
        if (added) {
            tally.add(Tally.POSTED, principal(row));
            List<String> says = said(row);
            List<String> stands = stored(accounts.row);
            if (!says.equals(stands)) {
                findings.wrong("%s says %s, the book %s", at, says, stands);
            }
            accounts.advance();
        }
        if (judged) {
            tally.add(Tally.ALREADY_POSTED, principal(row));
            boolean right = verdicts.row.getString("verdict").equals("already-posted")
                    && verdicts.row.getLong("amount_paise") == principal(row);
            if (!right || !state.loans.containsKey(text(row, "Loan Account No"))) {
                findings.lost("%s is good, and neither was added nor stands in the book", at);
            }
            verdicts.advance();
        }
    }

    private List<String> said(SheetRow row) {
        List<String> said = new ArrayList<>();
        for (String title : List.of("Loan Account No", "Borrower", "Phone", "Branch", "Product")) {
            said.add(text(row, title));
        }
        said.set(3, said.get(3).toUpperCase(Locale.ROOT));
        said.add("" + principal(row));
        said.add(""
                + new BigDecimal(text(row, "Annual Rate %")).movePointRight(2).intValueExact());
        said.add(text(row, "Tenure (months)"));
        SheetRow.Cell due = row.cell(columns.getOrDefault("First Due Date", -1));
        said.add("" + (due == null ? null : DateReading.day(due)));
        return said;
    }

    private static List<String> stored(ResultSet row) throws SQLException {
        return List.of(
                row.getString("number"),
                row.getString("borrower"),
                "" + row.getString("phone"),
                row.getString("branch"),
                "" + row.getString("product"),
                "" + row.getLong("principal_paise"),
                "" + row.getInt("annual_rate_bps"),
                "" + row.getInt("tenure_months"),
                "" + row.getObject("first_due_date", LocalDate.class));
    }

    private long principal(SheetRow row) {
        return new BigDecimal(text(row, "Principal")).movePointRight(2).longValueExact();
    }

    private String text(SheetRow row, String title) {
        SheetRow.Cell cell = row.cell(columns.getOrDefault(title, -1));
        return cell == null ? "" : cell.text();
    }
}
