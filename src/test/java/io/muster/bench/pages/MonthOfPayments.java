package io.muster.bench.pages;

import io.muster.bench.Setting;
import io.muster.bench.road.Stage;
import io.muster.bench.road.Traveller;
import io.muster.bench.road.Workbooks;
import io.muster.sample.LoanBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Fills a lender's book by the road itself: a sheet for each business day up to today, some rows of which are wrong; then a
 * message for each payment is put beside it, as deciding them would have left it.
 */
final class MonthOfPayments {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private static final String DAY = """
            insert into business_day (business_date) values (?)
            on conflict (only_one) do update set business_date = excluded.business_date
            """;

    private static final String MOVED = """
            update upload
            set received_at = received_at - ? * interval '1 day', started_at = started_at - ? * interval '1 day',
              finished_at = finished_at - ? * interval '1 day'
            where id = ?
            """;

    private static final String MESSAGES = """
            insert into message (id, kind, channel, loan_id, payment_key, receipt_no, recipient, language, template,
              template_version, body, state, reason_code, reason, due_at, attempts, gateway, decided_at, sent_at, settled_at)
            select gen_random_uuid(), 'payment-received', 'sms', p.loan_id, p.key, p.receipt_no, '9' || lpad(
                (p.loan_id % 1000000000)::text, 9, '0'), 'en', 'payment-received-sms-en', 1,
              'Rs 5,000.00 received for loan ' || p.loan_id || ' on 05-Nov-2026, receipt ' || p.receipt_no
                || '. Outstanding Rs 95,000.00. Kaveri', s.state,
              case when s.state = 'delivered' then null else 'number-refused' end,
              case when s.state = 'delivered' then null else 'The provider does not take this number.' end,
              s.at, 1, 'sms', s.at, s.at, s.at
            from payment p
            join upload u on u.id = p.upload_id
            cross join lateral (
              select case when p.row_number % 200 = 0 then 'undelivered' else 'delivered' end as state,
                u.received_at + p.row_number * interval '1 second' as at) s
            """;

    private final Setting setting;
    private final Stage stage;
    private final LoanBook book;

    MonthOfPayments(Setting setting, Stage stage, LoanBook book) {
        this.setting = setting;
        this.stage = stage;
        this.book = book;
    }

    /** Fills it. @return the uploads, the oldest first; the last one has the rows that are wrong */
    List<String> fill() throws Exception {
        int days = setting.size().choose(20, 5, 2);
        int rows = setting.size().choose(50_000, 10_000, 300);
        Workbooks workbooks = new Workbooks(setting, "workbooks");
        List<String> uploads = new java.util.ArrayList<>();
        try (Connection books = stage.books(book.tenant());
                Traveller traveller = new Traveller(stage)) {
            for (int ago = days - 1; ago >= 0; ago--) {
                setting.say("%,d rows of a day %d days ago".formatted(rows, ago));
                move(books, ago);
                String wrong = ago == 0 ? "10%" : "0.1%";
                var workbook = workbooks.write(book, rows, List.of("--bad", wrong));
                uploads.add(traveller.send(book.tenant(), workbook, rows).upload());
            }
            settle(books, uploads);
        }
        return uploads;
    }

    private static void move(Connection books, int daysAgo) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(DAY)) {
            statement.setObject(1, LocalDate.now(INDIA).minusDays(daysAgo));
            var _ = statement.executeUpdate();
        }
    }

    /** From now on dates are today's again, and sheets came on the days that they were posted on. */
    private void settle(Connection books, List<String> uploads) throws SQLException {
        setting.say("a message for each payment");
        try (Statement statement = books.createStatement();
                PreparedStatement moved = books.prepareStatement(MOVED)) {
            var _ = statement.execute("set session_replication_role = replica");
            var _ = statement.executeUpdate("delete from business_day");
            for (int i = 0; i < uploads.size(); i++) {
                int ago = uploads.size() - 1 - i;
                moved.setInt(1, ago);
                moved.setInt(2, ago);
                moved.setInt(3, ago);
                moved.setObject(4, UUID.fromString(uploads.get(i)));
                var _ = moved.executeUpdate();
            }
            var _ = statement.executeUpdate(MESSAGES);
            var _ = statement.execute("vacuum (analyze)");
            var _ = statement.execute("checkpoint");
        }
    }
}
