package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Instalment;
import io.muster.loan.Shares;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Books that were in use before a migration: nothing of them changes, and money goes on where it would have gone. */
class MigrationIT {
    private static final String BEFORE_SETTLED = "3";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate LATER = LocalDate.of(2027, 2, 15);
    private static final int LOANS = 24;
    private static final int LONG_INSTALMENTS = 360;
    private static final int PAYMENTS = 150;
    private static final int MORE_PAYMENTS = 150;

    private static final String PAYMENTS_TOLD = """
            select string_agg(concat_ws('|', p.key, l.number, p.loan_version, p.amount_paise, p.value_date, p.receipt_no,
              p.penalty_paise, p.fee_paise, p.interest_paise, p.principal_paise, p.excess_paise, p.before_penalty_paise,
              p.before_fee_paise, p.before_interest_paise, p.before_principal_paise, p.before_excess_paise), chr(10)
              order by l.number, p.loan_version)
            from payment p
            join loan_account l on l.id = p.loan_id
            """;

    private static final String LOANS_TOLD = """
            select string_agg(concat_ws('|', number, version, paid_penalty_paise, paid_fee_paise, paid_interest_paise,
              paid_principal_paise, excess_paise), chr(10) order by number)
            from loan_account
            """;

    /** As the posting of that time appended them. */
    private static final String EVENTS = """
            insert into outbox (topic, event_id, event_type, event_key, payload)
            select 'muster.payments.v1', p.key::text, 'io.muster.payment.posted.v1', 'kaveri:' || l.number,
              jsonb_build_object('tenant', 'kaveri', 'paymentKey', p.key, 'receiptNumber', p.receipt_no, 'loanAccount', l.number,
                'loanVersion', p.loan_version, 'amountPaise', p.amount_paise, 'mode', p.mode,
                'reference', p.reference, 'valueDate', p.value_date, 'businessDate', p.business_date,
                'shares', jsonb_build_object('penaltyPaise', p.penalty_paise, 'feePaise', p.fee_paise,
                  'interestPaise', p.interest_paise, 'principalPaise', p.principal_paise),
                'excessPaise', p.excess_paise, 'waterfall', p.waterfall, 'upload', null)::text
            from payment p
            join loan_account l on l.id = p.loan_id
            order by p.loan_id, p.loan_version
            """;

    /** But those that name a row of an upload: these books have none. */
    private static final String COLUMNS = """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
            from information_schema.columns
            where table_schema = 'public' and table_name = '%s' and column_name not in ('upload_id', 'row_number')
            """;

    private static final List<String> TABLES =
            List.of("branch", "loan_account", "instalment", "payment", "receipt_series", "suspense");

    /** As provisioning does. */
    private static final String SHUT = """
            do $$ begin execute format('revoke connect on database %I from public', current_database()); end $$
            """;

    private final Random random = new Random(20_261_123);

    @Test
    void booksInUseGoOnAsIfTheyHadAlwaysBeenSo() throws Exception {
        try (Books always = Books.fresh();
                Books upgraded = Books.migratedTo(BEFORE_SETTLED)) {
            // Given: the same books twice, once as the version before wrote them
            open(always);
            List<Judged.Accepted<CollectionLine>> first = lines(PAYMENTS, DAY);
            post(always, first, DAY);
            holdInSuspense(always);
            copy(always, upgraded);
            execute(upgraded, EVENTS);
            execute(upgraded, SHUT);
            String payments = text(upgraded, PAYMENTS_TOLD);
            String loans = text(upgraded, LOANS_TOLD);

            // When
            upgraded.migrate();

            // Then
            assertThat(text(upgraded, PAYMENTS_TOLD)).isEqualTo(payments).isEqualTo(text(always, PAYMENTS_TOLD));
            assertThat(text(upgraded, LOANS_TOLD)).isEqualTo(loans);
            try (Connection connection = upgraded.jdbc()) {
                BooksInvariants.checkAll(connection, "kaveri");
            }

            // And what comes later
            List<Judged.Accepted<CollectionLine>> more = lines(MORE_PAYMENTS, LATER);
            for (Books books : List.of(always, upgraded)) {
                open(books, "NEW", 6, false);
                post(books, more, LATER);
                books.check();
            }
            assertThat(text(upgraded, PAYMENTS_TOLD)).isEqualTo(text(always, PAYMENTS_TOLD));
            assertThat(text(upgraded, LOANS_TOLD)).isEqualTo(text(always, LOANS_TOLD));
            assertThat(upgraded.number("select count(*) from payment where business_date = '" + LATER + "'"))
                    .isEqualTo(MORE_PAYMENTS);
            assertThat(upgraded.number("select count(*) from loan_account where settled_number > 0"))
                    .isGreaterThan(LOANS / 2);

            // And what was posted before is not posted again
            List<Outcome> again = postAgain(upgraded, first.getFirst());
            assertThat(again).hasOnlyElementsOfType(Outcome.AlreadyPosted.class);
        }
    }

    private static List<Outcome> postAgain(Books books, Judged.Accepted<CollectionLine> line) {
        return books.post(PostingOrigin.single("again", "meera", LATER, false), List.of(line));
    }

    /** Short loans and long ones, of which each second has charges. */
    private static void open(Books books) {
        for (int loan = 0; loan < LOANS; loan++) {
            open(books, "L" + loan, loan % 4 == 0 ? LONG_INSTALMENTS : 12, loan % 2 == 1);
        }
    }

    private static void open(Books books, String number, int instalments, boolean charges) {
        LocalDate first = LocalDate.of(2027, 4, 5).minusMonths(instalments);
        List<Judged.Accepted<LoanLine>> rows = new ArrayList<>();
        for (int i = 1; i <= instalments; i++) {
            Shares due = new Shares(charges ? 50L * (i % 3) : 0, charges ? 118L * (i % 2) : 0, 300, 700 + i);
            Instalment instalment = new Instalment(i, first.plusMonths(i - 1), due);
            rows.add(Lines.loan(i, number, "MUM", new LoanLine.SchedulePart.Given(instalment)));
        }
        var _ = books.postLoans(Lines.file("loan book of " + number, DAY), rows);
    }

    /** A part of an instalment, one or some, or more than is due; of one loan in 24 nothing comes. */
    private List<Judged.Accepted<CollectionLine>> lines(int count, LocalDate day) {
        List<Judged.Accepted<CollectionLine>> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int loan = random.nextInt(LOANS - 1);
            long amountPaise = random.nextInt(8) == 0 ? 1 + random.nextInt(500_000) : 1 + random.nextInt(4_000);
            lines.add(Lines.upi(i + 2, "L" + loan, amountPaise, day + "-" + i, day.minusDays(random.nextInt(5))));
        }
        return lines;
    }

    /** Each by itself, as a caller of the API posts, so that no upload need be there. */
    private static void post(Books books, List<Judged.Accepted<CollectionLine>> lines, LocalDate day) {
        for (Judged.Accepted<CollectionLine> line : lines) {
            var origin = PostingOrigin.single(String.valueOf(line.line().reference()), "meera", day, false);
            assertThat(books.post(origin, List.of(line))).hasOnlyElementsOfType(Outcome.Posted.class);
        }
    }

    private static void holdInSuspense(Books books) {
        var origin = PostingOrigin.single("unknown", "meera", DAY, false);
        assertThat(books.post(origin, List.of(Lines.upi(2, "NOBODY", 5_000, "unknown", DAY))))
                .hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(books.number("select count(*) from suspense")).isOne();
    }

    private static void copy(Books from, Books to) throws SQLException, IOException {
        for (String table : TABLES) {
            String columns = text(to, COLUMNS.formatted(table));
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            try (Connection source = from.jdbc();
                    Connection target = to.jdbc()) {
                long read = source.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select " + columns + " from " + table + ") to stdout", rows);
                long written = target.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + table + " (" + columns + ") from stdin",
                                new ByteArrayInputStream(rows.toByteArray()));
                assertThat(written).isEqualTo(read);
            }
        }
        execute(to, "select setval(pg_get_serial_sequence('loan_account', 'id'), max(id)) from loan_account");
    }

    private static void execute(Books books, String sql) throws SQLException {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private static String text(Books books, String sql) throws SQLException {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
