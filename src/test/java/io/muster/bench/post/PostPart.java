package io.muster.bench.post;

import io.muster.bench.Figures;
import io.muster.bench.Part;
import io.muster.bench.ProcessMeter;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.Target;
import io.muster.local.Durability;
import io.muster.local.LocalPostgres;
import io.muster.local.Muster;
import io.muster.local.Ports;
import java.nio.file.Files;
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
    private static final double OF_COPY_MIN = 0.1;

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
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("cluster/postmaster.pid")).getFirst());
            return List.of(measure(setting, server, new ProcessMeter(pid)));
        }
    }

    private Table measure(Setting setting, LocalPostgres server, ProcessMeter meter) throws Exception {
        Table table = Table.of(
                "One batch of " + BATCH_ROWS + " rows after the other, a row",
                "book, lanes",
                "rows",
                "PostgreSQL µs",
                "application µs",
                "rows/s",
                "of \\copy");
        int loans = setting.size().choose(200_000, 50_000, 500);
        Shape usual = new Shape("12 instalments", loans, 12, 0);
        LoanBook book = LoanBook.of(server, "usual", usual);
        int rows = setting.size().choose(200_000, 60_000, 2_000);
        // The application is warm before anything counts
        var _ = new LaneRuns(book, meter).post(Money.rows(usual, ++run, rows / 2), 2, BATCH_ROWS);
        Figure copy = copies(setting, server, meter, book, rows / 2);
        table = table.row(cells("\\copy, 1 connection", copy, copy));
        Figure one = median(setting, server, meter, book, usual, 1, rows);
        Figure two = median(setting, server, meter, book, usual, 2, rows);
        Figure four = median(setting, server, meter, book, usual, 4, rows);
        table = table.row(cells(usual.name() + ", 1 lane", one, copy))
                .row(cells(usual.name() + ", 2 lanes", two, copy))
                .row(cells(usual.name() + ", 4 lanes", four, copy));
        for (Shape shape :
                List.of(new Shape("360 instalments", loans / 10, 360, 0), new Shape("10 hot loans", loans, 12, 10))) {
            LoanBook other = LoanBook.of(server, shape.hotLoans() > 0 ? "hot" : "long", shape);
            Figure figure = median(setting, server, meter, other, shape, 2, rows);
            table = table.row(cells(shape.name() + ", 2 lanes", figure, copy));
        }
        return table.note(
                        "\\copy goes into a table with the payment table's checks, key and indexes, in one transaction.")
                .target(Target.atMost("PostgreSQL, 1 lane", POSTGRES_MICROS_MAX, one.postgresMicros(), " µs"))
                .target(Target.atLeast(
                        "2 lanes, of \\copy", OF_COPY_MIN, two.rowsPerSecond() / copy.rowsPerSecond(), "×"));
    }

    private Figure median(
            Setting setting, LocalPostgres server, ProcessMeter meter, LoanBook book, Shape shape, int lanes, int rows)
            throws SQLException {
        List<Figure> runs = new ArrayList<>();
        for (int round = 0; round < setting.rounds(); round++) {
            setting.say("%s, %d lanes, round %d".formatted(shape.name(), lanes, round + 1));
            var money = Money.rows(shape, ++run, rows);
            checkpoint(server);
            runs.add(new LaneRuns(book, meter).post(money, lanes, BATCH_ROWS));
        }
        return Figure.median(runs);
    }

    private static Figure copies(Setting setting, LocalPostgres server, ProcessMeter meter, LoanBook book, int rows)
            throws Exception {
        List<Figure> runs = new ArrayList<>();
        for (int round = 0; round < setting.rounds(); round++) {
            setting.say("\\copy, round " + (round + 1));
            checkpoint(server);
            runs.add(PaymentCopy.measure(book, meter, setting.folder(), rows));
        }
        return Figure.median(runs);
    }

    /** Every run begins as an hour of quiet would leave the server. */
    private static void checkpoint(LocalPostgres server) throws SQLException {
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            var _ = statement.execute("checkpoint");
        }
    }

    private static String[] cells(String name, Figure figure, Figure copy) {
        return new String[] {
            name,
            Figures.count(figure.rows()),
            Figures.plain(figure.postgresMicros()),
            Figures.plain(figure.applicationMicros()),
            Figures.count(figure.rowsPerSecond()),
            Figures.percent(figure.rowsPerSecond() / copy.rowsPerSecond())
        };
    }
}
