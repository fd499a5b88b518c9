package io.muster.doctor;

import io.muster.doctor.Words.UsageError;
import io.muster.tenant.FeedbackTop;
import io.muster.tenant.FeedbackTop.Count;
import io.muster.tenant.FeedbackTop.Line;
import io.muster.tenant.FeedbackWeeks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code feedback}: the codes of which people of any lender said most often that the text did not help. */
public final class TopTen {
    private static final String COUNTS = """
            select code, page, language, coalesce(sum(times) filter (where day >= ?), 0),
              coalesce(sum(times) filter (where day < ?), 0)
            from feedback
            where day >= ? and day <= ? and tenant_id = any(?)
            group by code, page, language
            """;

    private static final String ROWS = """
            select r.reason ->> 'code', count(*)
            from upload u
            join row_verdict v on v.upload_id = u.id
            cross join lateral jsonb_array_elements(v.reasons) r (reason)
            where u.received_at >= ?::date::timestamp at time zone 'Asia/Kolkata'
              and u.received_at < (?::date + 1)::timestamp at time zone 'Asia/Kolkata'
              and r.reason ->> 'code' = any(?)
            group by 1
            """;

    private final TopTenWords asked;
    private final Door door;
    private final PrintStream err;
    private boolean allSeen = true;

    private TopTen(TopTenWords asked, Door door, PrintStream err) {
        this.asked = asked;
        this.door = door;
        this.err = err;
    }

    /** Runs the command on this process's streams; blocks, and answers the exit status: 0, 2 or 3. */
    public static int main(List<String> words) {
        return run(
                words,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            TopTenWords asked = TopTenWords.read(words);
            if (asked.help()) {
                out.print(TopTenWords.USAGE);
                return 0;
            }
            TopTen look = new TopTen(asked, new Door(Settings.read(asked.settings())), err);
            out.print(look.look(new FeedbackWeeks(asked.weeks(), LocalDate.now(FeedbackWeeks.INDIA))));
            return look.allSeen ? 0 : Verdict.NOT_SEEN.exitStatus();
        } catch (UsageError e) {
            err.println("feedback: " + e.getMessage() + " (feedback --help says more)");
            return 2;
        } catch (SQLException e) {
            err.println("feedback: the control database cannot be looked at: " + Refusal.of(e));
            return Verdict.NOT_SEEN.exitStatus();
        } catch (RuntimeException e) {
            // Its message may quote a setting
            err.println("feedback: could not look, because of its own "
                    + e.getClass().getSimpleName());
            return Verdict.NOT_SEEN.exitStatus();
        }
    }

    private String look(FeedbackWeeks weeks) throws SQLException {
        List<Lender> lenders;
        List<Line> lines;
        try (Connection control = door.control()) {
            lenders = Directory.read(control).lenders(asked.tenants());
            lines = FeedbackTop.of(counts(control, weeks, lenders));
        }
        Map<String, Long> rows = new HashMap<>();
        Map<String, Long> rowsBefore = new HashMap<>();
        if (!lines.isEmpty()) {
            String[] codes = lines.stream().map(Line::code).toArray(String[]::new);
            for (Lender lender : lenders) {
                addRows(lender, weeks, codes, rows, rowsBefore);
            }
        }
        return TopTenReport.of(weeks, asked.tenants(), lines, rows, rowsBefore);
    }

    private static List<Count> counts(Connection control, FeedbackWeeks weeks, List<Lender> lenders)
            throws SQLException {
        List<Count> counts = new ArrayList<>();
        Array ids =
                control.createArrayOf("text", lenders.stream().map(Lender::id).toArray());
        try (PreparedStatement statement = control.prepareStatement(COUNTS)) {
            statement.setObject(1, weeks.from());
            statement.setObject(2, weeks.from());
            statement.setObject(3, weeks.before().from());
            statement.setObject(4, weeks.to());
            statement.setArray(5, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.add(new Count(
                            row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)));
                }
            }
        }
        return counts;
    }

    /** One lender's trouble is not the next one's: the shares are then of the others' rows, and that is said. */
    private void addRows(
            Lender lender, FeedbackWeeks weeks, String[] codes, Map<String, Long> rows, Map<String, Long> rowsBefore) {
        try (Connection books = door.books(lender.tenant().database())) {
            rows(books, weeks, codes).forEach((code, count) -> rows.merge(code, count, Long::sum));
            rows(books, weeks.before(), codes).forEach((code, count) -> rowsBefore.merge(code, count, Long::sum));
        } catch (SQLException e) {
            allSeen = false;
            err.println("feedback: the rows of " + lender.id() + " are not in the shares: " + Refusal.of(e));
        }
    }

    private static Map<String, Long> rows(Connection books, FeedbackWeeks weeks, String[] codes) throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (PreparedStatement statement = books.prepareStatement(ROWS)) {
            statement.setObject(1, weeks.from());
            statement.setObject(2, weeks.to());
            statement.setArray(3, books.createArrayOf("text", codes));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return rows;
    }
}
