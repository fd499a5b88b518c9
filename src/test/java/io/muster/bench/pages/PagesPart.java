package io.muster.bench.pages;

import io.muster.bench.Figures;
import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Spread;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.bench.road.Lenders;
import io.muster.bench.road.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code pages}: the server's time for each page of the console, with a million payments in the book. */
public final class PagesPart implements Part {
    private static final String LENDER = "kaveri";
    private static final int TENURE_MONTHS = 12;
    private static final double P95_MILLIS_MAX = 100;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String title() {
        return "Pages: the server's time with a million payments in the book";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(720, 150, 20));
    }

    @Override
    public boolean isPromise() {
        return true;
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting, setting.freshFolder("pages"))) {
            Lenders.Size size = new Lenders.Size(setting.size().choose(200_000, 50_000, 500), TENURE_MONTHS);
            return measure(setting, stage, Lenders.on(stage, setting, size, new Lenders.Size(100, TENURE_MONTHS)));
        }
    }

    /** Measures on a stage that is open, whose process serves the console under the address that Keycloak knows. */
    public static List<Table> measure(Setting setting, Stage stage, Lenders lenders) throws Exception {
        List<String> uploads = new MonthOfPayments(setting, stage, lenders.kaveri()).fill();
        try (Connection books = stage.books(LENDER);
                PageCalls calls = PageCalls.signedIn(setting, stage.address(), LENDER)) {
            List<Asked> pages = PageAddresses.of(books, uploads);
            setting.say("warm-up of %d pages, not counted".formatted(pages.size()));
            var _ = calls.take(pages, setting.size().choose(60, 20, 1));
            setting.say("each page at its turn");
            Map<Asked, PageCalls.Taken> taken = calls.take(pages, setting.size().choose(200, 40, 2));
            return List.of(table(taken, payments(books)).note(stage.conditions()));
        }
    }

    private static long payments(Connection books) throws SQLException {
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from payment")) {
            var _ = rows.next();
            return rows.getLong(1);
        }
    }

    private static Table table(Map<Asked, PageCalls.Taken> taken, long payments) {
        Table table = Table.of(
                "Pages: milliseconds of the server", "page", "asked", "p50", "p95", "p99", "longest", "seen p95");
        for (Map.Entry<Asked, PageCalls.Taken> page : taken.entrySet()) {
            table = with(
                    table,
                    page.getKey().name(),
                    page.getValue().server(),
                    page.getValue().seen());
        }
        double slowest = taken.values().stream()
                .mapToDouble(each -> each.server().percentile(95))
                .max()
                .orElseThrow();
        return table.note(
                        ("%s payments and as many messages in the book. From the request's head to the first byte of the "
                                        + "answer, signing in included, as its Server-Timing says; seen p95 is the visitor's time from when "
                                        + "the call was due to its last byte. Pages are asked for in turns, %d a second.")
                                .formatted(Figures.count(payments), PageCalls.A_SECOND))
                .target(Target.atMost("pages, p95 of the slowest page", P95_MILLIS_MAX, slowest, " ms"));
    }

    private static Table with(Table table, String page, Spread server, Spread seen) {
        return table.row(
                page,
                Figures.count(server.size()),
                Figures.plain(server.percentile(50)),
                Figures.plain(server.percentile(95)),
                Figures.plain(server.percentile(99)),
                Figures.plain(server.max()),
                Figures.plain(seen.percentile(95)));
    }
}
