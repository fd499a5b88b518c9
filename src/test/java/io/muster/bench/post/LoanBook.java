package io.muster.bench.post;

import io.muster.db.OneLender;
import io.muster.local.LocalPostgres;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import org.flywaydb.core.Flyway;

/** A lender's migrated books with loans that never paid yet, made by SQL. */
final class LoanBook {
    /** The business date of every batch. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** What falls due each month, of which 500 rupees are interest. */
    static final long INSTALMENT_PAISE = 250_000;

    private static final String BRANCHES = """
            insert into branch (code, series)
            select 'B' || b, 'B' || b from generate_series(0, 19) b
            """;

    private static final String LOANS = """
            insert into loan_account (number, borrower, branch)
            select loan_number(n), 'Asha Rao', 'B' || n %% 20 from generate_series(1, %d) n
            order by hashint4(n)
            """;

    private static final String INSTALMENTS = """
            insert into instalment (loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise)
            select l.id, n, date '2026-11-05' - make_interval(months => %1$d - n), 0, 0, 50000, %2$d
            from loan_account l cross join generate_series(1, %1$d) n
            order by l.id, n
            """;

    private static final String NUMBER = """
            create function loan_number(n int) returns text language sql immutable
            return 'LN' || lpad(n::text, 10, '0')
            """;

    private final Tenant tenant;
    private final String url;

    private LoanBook(Tenant tenant, String url) {
        this.tenant = tenant;
        this.url = url;
    }

    static LoanBook of(LocalPostgres server, String name, Shape shape) throws SQLException {
        var address = new Tenant.DatabaseAddress("127.0.0.1", server.port(), name, name, 1);
        server.createDatabase(name, OneLender.password(address));
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name;
        LoanBook book = new LoanBook(new Tenant(new TenantId(name), name, address, false), url);
        var _ = Flyway.configure()
                .dataSource(url, name, OneLender.password(address))
                .locations("classpath:db/tenant")
                .load()
                .migrate();
        book.run(
                NUMBER,
                BRANCHES,
                LOANS.formatted(shape.loans()),
                INSTALMENTS.formatted(shape.instalments(), INSTALMENT_PAISE - 50_000),
                "vacuum (analyze) loan_account, instalment, branch");
        return book;
    }

    /** The number of the nth loan, from 1. */
    static String loanNumber(int n) {
        return "LN%010d".formatted(n);
    }

    Tenant tenant() {
        return tenant;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, tenant.database().role(), OneLender.password(tenant.database()));
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
