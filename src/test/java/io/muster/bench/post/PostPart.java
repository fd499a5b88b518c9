package io.muster.bench.post;

import io.muster.bench.Figures;
import io.muster.bench.Part;
import io.muster.bench.ProcessMeter;
import io.muster.bench.ServerBuild;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.local.Durability;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The batch's transaction alone, in lanes, beside {@code \copy} on the same server. */
public final class PostPart implements Part {
    private static final int BATCH_ROWS = 1_000;
    private static final double POSTGRES_MICROS_MAX = 32;
    private static final double OF_COPY_MIN_PERCENT = 10;

    private int run;

    @Override
    public String name() {
        return "post";
    }

    @Override
    public String title() {
        return "post: the batch's transaction, beside \\copy";
    }

    @Override
    public Duration about(Setting setting) {
        return Duration.ofSeconds(setting.size().choose(120, 60, 15)).plusSeconds(60L * setting.rounds());
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        Path data = setting.freshFolder("post").resolve("postgres");
        try (var server = LocalPostgres.start(Muster.parts(), data, Ports.free(), Durability.DURABLE)) {
            return measure(setting, server);
        }
    }

    /** Measures on a server that runs, in databases of its own. */
    public List<Table> measure(Setting setting, LocalPostgres server) throws Exception {
        ProcessMeter meter = server.server()
                .process()
                .map(ProcessHandle::pid)
                .map(ProcessMeter::new)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL has ended; see its log"));
        try (Connection connection = server.connect()) {
            return List.of(measure(setting, server, meter).note(ServerBuild.of(connection)));
        }
    }

    private Table measure(Setting setting, LocalPostgres server, ProcessMeter meter) throws Exception {
        Table table = Table.of(
                "One batch of " + BATCH_ROWS + " rows after the other, a row",
                "book, lanes",
                "rows",
                "PostgreSQL µs",
                "from–to",
                "application µs",
                "rows/s",
                "of \\copy");
        int loans = setting.size().choose(200_000, 50_000, 500);
        Shape usual = new Shape("12 instalments", loans, 12, 0);
        LoanBook book = LoanBook.of(server, "usual", usual);
        int rows = setting.size().choose(200_000, 60_000, 2_000);
        // The application is warm before anything counts
        var _ = new LaneRuns(book, meter).post(Money.rows(usual, ++run, rows / 2), 2, BATCH_ROWS);
        List<Figure> copies = copies(setting, server, meter, book, rows / 2);
        Figure copy = Figure.median(copies);
        table = table.row(cells("\\copy, 1 connection", copies, copy));
        List<Figure> one = runs(setting, server, meter, book, usual, 1, rows);
        List<Figure> two = runs(setting, server, meter, book, usual, 2, rows);
        List<Figure> four = runs(setting, server, meter, book, usual, 4, rows);
        table = table.row(cells(usual.name() + ", 1 lane", one, copy))
                .row(cells(usual.name() + ", 2 lanes", two, copy))
                .row(cells(usual.name() + ", 4 lanes", four, copy));
        for (Shape shape :
                List.of(new Shape("360 instalments", loans / 10, 360, 0), new Shape("10 hot loans", loans, 12, 10))) {
            LoanBook other = LoanBook.of(server, shape.hotLoans() > 0 ? "hot" : "long", shape);
            table = table.row(
                    cells(shape.name() + ", 2 lanes", runs(setting, server, meter, other, shape, 2, rows), copy));
        }
        return table.note(
                        "\\copy goes into a table with the payment table's checks, key and indexes, in one transaction."
                                + " Medians of " + setting.rounds() + ".")
                .target(Target.atMost(
                        "post, PostgreSQL a row, 1 lane",
                        POSTGRES_MICROS_MAX,
                        Figure.median(one).postgresMicros(),
                        " µs"))
                .target(Target.atLeast(
                        "post, rows/s on 2 lanes, share of \\copy",
                        OF_COPY_MIN_PERCENT,
                        Figure.median(two).rowsPerSecond() / copy.rowsPerSecond() * 100,
                        "%"));
    }

    private List<Figure> runs(
            Setting setting, LocalPostgres server, ProcessMeter meter, LoanBook book, Shape shape, int lanes, int rows)
            throws SQLException {
        List<Figure> runs = new ArrayList<>();
        for (int round = 0; round < setting.rounds(); round++) {
            setting.say("%s, %d lanes, round %d".formatted(shape.name(), lanes, round + 1));
            var money = Money.rows(shape, ++run, rows);
            checkpoint(server);
            runs.add(new LaneRuns(book, meter).post(money, lanes, BATCH_ROWS));
        }
        return runs;
    }

    private static List<Figure> copies(
            Setting setting, LocalPostgres server, ProcessMeter meter, LoanBook book, int rows) throws Exception {
        List<Figure> runs = new ArrayList<>();
        for (int round = 0; round < setting.rounds(); round++) {
            setting.say("\\copy, round " + (round + 1));
            checkpoint(server);
            runs.add(PaymentCopy.measure(book, meter, setting.folder(), rows));
        }
        return runs;
    }

    /** Every run begins as an hour of quiet would leave the server. */
    private static void checkpoint(LocalPostgres server) throws SQLException {
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            var _ = statement.execute("checkpoint");
        }
    }

    private static String[] cells(String name, List<Figure> runs, Figure copy) {
        Figure figure = Figure.median(runs);
        return new String[] {
            name,
            Figures.count(figure.rows()),
            Figures.plain(figure.postgresMicros()),
            Figures.range(Figure.spread(runs)),
            Figures.plain(figure.applicationMicros()),
            Figures.count(figure.rowsPerSecond()),
            Figures.percent(figure.rowsPerSecond() / copy.rowsPerSecond())
        };
    }
}
