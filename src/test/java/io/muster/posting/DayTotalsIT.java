package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days are added up once, when nobody can post to them any more, and the figures are those of the payments before and after. */
class DayTotalsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final LocalDate NEXT = DAY.plusDays(1);

    private final DayTotals totals = new DayTotals();
    private Books books;
    private Books others;

    @BeforeEach
    void open() {
        books = Books.fresh();
        others = Books.fresh();
        for (Books each : List.of(books, others)) {
            var _ = each.addLoan("L1", "MUM", DAY.minusMonths(3), 60, 100_00, 900_00);
            var _ = each.addLoan("L2", "PUNE CITY", DAY.minusMonths(3), 60, 100_00, 900_00);
        }
    }

    @AfterEach
    void close() {
        books.check();
        books.close();
        others.check();
        others.close();
    }

    @Test
    void aClosedDayHasTheFiguresThatItHadWhileItWasOpen() {
        post(books, "one", DAY, 25);
        post(books, "two", NEXT, 7);
        post(others, "one", DAY, 3);
        Collected before = collected(LocalDate.EPOCH);

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();

        assertThat(collected(NEXT)).isEqualTo(before);
        assertThat(Books.await(totals.closedUpTo(books.pool()))).contains(DAY);
        assertThat(Books.await(totals.closedUpTo(others.pool()))).isEmpty();
        assertThat(books.number("select payments from day_closed")).isEqualTo(25);
    }

    @Test
    void sumsOfEachWayAreThoseOfItsPaymentsByAllDaysAndByTheOne() throws SQLException {
        post(books, "one", DAY, 25);
        post(books, "two", NEXT, 7);
        post(others, "one", NEXT, 3);
        for (LocalDate open : List.of(LocalDate.EPOCH, NEXT)) {
            Collected collected = collected(open);

            assertThat(collected.all()).isEqualTo(part("true"));
            assertThat(collected.byDay())
                    .isEqualTo(Map.of(
                            DAY, part("business_date = '2026-11-03'"), NEXT, part("business_date = '2026-11-04'")));
            assertThat(collected.byBranch())
                    .isEqualTo(Map.of("MUM", part(ofLoan("L1")), "PUNE CITY", part(ofLoan("L2"))));
            assertThat(collected.byMode()).isEqualTo(Map.of("UPI", part("mode = 'UPI'")));
            assertThat(collected.byAgent()).isEqualTo(Map.of("", part("agent is null")));
            assertThat(collected.parts()).isEqualTo(7);
            var _ = Books.await(totals.close(books.pool(), DAY, Duration.ZERO));
        }
        assertThat(books.number("select count(*) from day_closed")).isEqualTo(1);
    }

    private Collected.Part part(String which) {
        return new Collected.Part(counted(which), counted(which + " and business_date = '2026-11-04'"));
    }

    private static String ofLoan(String loan) {
        return "loan_id = (select id from loan_account where number = '" + loan + "')";
    }

    @Test
    void aDayIsClosedOnce() {
        post(books, "one", DAY, 4);

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();
        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isFalse();

        assertThat(books.number("select sum(payments) from day_total")).isEqualTo(4);
    }

    @Test
    void aDayWithoutPaymentsIsClosedLikeAnyOther() {
        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();

        assertThat(books.number("select paise from day_closed")).isZero();
        assertThat(collected(NEXT).parts()).isEqualTo(1);
        assertThat(collected(NEXT).all().ofAll().payments()).isZero();
    }

    @Test
    void aDayStaysOpenWhileAnUploadIsAtWorkThatBeganBeforeItsEnd() throws SQLException {
        post(books, "one", DAY, 4);
        // 23:59 in India is 18:29 in UTC
        reading("2026-11-03 18:29:00+00");

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isFalse();
        assertThat(books.number("select count(*) from day_total")).isZero();

        change("delete from upload");
        reading("2026-11-03 18:31:00+00");

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();
        change("delete from upload");
    }

    @Test
    void aDayStaysOpenWhileAnybodyIsAtWorkWhenTheDateIsMovedByHand() throws SQLException {
        change("insert into business_day (business_date) values ('2026-11-09')");
        reading("2026-11-08 10:00:00+00");

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isFalse();
        change("delete from upload");
    }

    @Test
    void aDayStaysOpenForAWhileAfterTheDateWasMovedByHandForPaymentsInFlight() throws SQLException {
        change("insert into business_day (business_date) values ('2026-11-08')");
        change("update business_day set business_date = '2026-11-09'");

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ofMinutes(1))))
                .isFalse();
        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();
    }

    @Test
    void aListComesToWhatItsPaymentsDoWhetherDaysAreClosedOrNot() {
        post(books, "one", DAY, 25);
        post(books, "two", NEXT, 7);
        post(others, "one", DAY, 3);
        List<PaymentFilter> filters = List.of(
                filter(DAY, NEXT, null, null),
                filter(NEXT, NEXT, null, null),
                filter(DAY, NEXT, "PUNE CITY", null),
                filter(DAY, DAY, "MUM", "UPI"),
                filter(DAY, NEXT, null, "CASH"));
        List<PaymentLists.Sum> before = filters.stream().map(this::sum).toList();

        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();

        assertThat(filters.stream().map(this::sum)).containsExactlyElementsOf(before);
        assertThat(before).extracting(PaymentLists.Sum::payments).containsExactly(32L, 7L, 12L, 16L, 0L);
        assertThat(before.getFirst().paise()).isEqualTo(books.number("select sum(amount_paise) from payment"));
    }

    private PaymentLists.Sum sum(PaymentFilter filter) {
        return Books.await(totals.sum(books.pool(), filter));
    }

    private static PaymentFilter filter(LocalDate from, LocalDate to, @Nullable String branch, @Nullable String mode) {
        return new PaymentFilter(from, to, branch, mode, null, null);
    }

    @Test
    void theBusinessDateNeverGoesBackToAClosedDay() throws SQLException {
        change("insert into business_day (business_date) values ('2026-11-09')");
        assertThat(Books.await(totals.close(books.pool(), DAY, Duration.ZERO))).isTrue();

        assertThatThrownBy(() -> change("update business_day set business_date = '2026-11-03'"))
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> change("update day_total set paise = 0")).hasMessageContaining("facts");
    }

    private Collected collected(LocalDate open) {
        return Books.await(totals.collected(books.pool(), DAY, NEXT, open, NEXT));
    }

    /** What payments come to, counted without the statement under test. */
    private Collected.Sum counted(String which) {
        String where = " from payment where " + which;
        return new Collected.Sum(
                books.number("select count(*)" + where),
                books.number("select coalesce(sum(amount_paise), 0)" + where),
                books.number("select coalesce(sum(excess_paise), 0)" + where));
    }

    private static void post(Books books, String file, LocalDate day, int rows) {
        var lines = IntStream.range(0, rows)
                .mapToObj(i -> Lines.upi(i + 2, i % 3 == 0 ? "L2" : "L1", 1_000 + i, file + i, day))
                .toList();
        var _ = books.post(Lines.file(file, day), lines);
    }

    private void reading(String since) throws SQLException {
        change("""
                insert into upload (id, kind, file_name, sha256, size_bytes, received_by, state, started_at)
                values (gen_random_uuid(), 'collections', 'x', decode(repeat('00', 32), 'hex'), 1, 'x', 'reading', '%s')
                """.formatted(since));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = books.jdbc();
                var statement = connection.createStatement()) {
            var _ = statement.executeUpdate(sql);
        }
    }
}
