package io.muster.bench.road;

import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.sample.LoanBook;
import io.muster.sample.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code road}: HTTP upload to the last event acknowledged in Kafka, by size and by shape of the workbook. */
public final class RoadPart implements Part {
    private static final String LENDER = "kaveri";
    /** Whose loans run for 30 years. */
    private static final String LONG_LENDER = "sutlej";

    private static final int TENURE_MONTHS = 12;
    private static final int LONG_TENURE_MONTHS = 360;

    @Override
    public String name() {
        return "road";
    }

    @Override
    public String title() {
        return "Road: HTTP upload to the last event acknowledged in Kafka";
    }

    @Override
    public Duration about(Setting setting) {
        return switch (setting.size()) {
            case FULL -> Duration.ofSeconds(180 + 110L * setting.rounds());
            case QUICK -> Duration.ofSeconds(65 + 15L * setting.rounds());
            case TINY -> Duration.ofSeconds(40);
        };
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        Workbooks workbooks = new Workbooks(setting, "workbooks");
        try (Stage stage = Stage.open(setting, setting.freshFolder("road"));
                Client client = stage.client()) {
            client.provision(LENDER);
            client.provision(LONG_LENDER);
            LoanBook book = load(setting, stage, LENDER, setting.size().choose(200_000, 50_000, 500), TENURE_MONTHS);
            LoanBook lasting =
                    load(setting, stage, LONG_LENDER, setting.size().choose(5_000, 1_000, 100), LONG_TENURE_MONTHS);
            try (Traveller traveller = new Traveller(stage);
                    Yardstick yardstick = new Yardstick(stage, LENDER)) {
                List<Table> tables = new Measurement(setting, workbooks, traveller, yardstick, book, lasting).run();
                // Millions of payments take the doctor minutes; the full run trusts the counts of each upload
                if (setting.size() != Setting.Size.FULL) {
                    stage.requireSoundBooks();
                }
                return tables;
            }
        }
    }

    private static LoanBook load(Setting setting, Stage stage, String lender, int accounts, int tenureMonths)
            throws SQLException, IOException {
        setting.say("%,d loans with %d instalments each for %s".formatted(accounts, tenureMonths, lender));
        LoanBook book = new LoanBook(lender, accounts, Sample.today(), tenureMonths);
        try (Connection books = stage.books(lender)) {
            LoanCopy.load(books, book);
        }
        return book;
    }

    /** What the tables need, in the order in which it is measured. */
    private record Measurement(
            Setting setting,
            Workbooks workbooks,
            Traveller traveller,
            Yardstick yardstick,
            LoanBook book,
            LoanBook lasting) {

        List<Table> run() throws Exception {
            int warmUp = setting.size().choose(200_000, 50_000, 500);
            setting.say("warm-up of %,d rows, not counted".formatted(warmUp));
            var _ = travel(book, warmUp, List.of());
            List<Journeys> bySize = new ArrayList<>();
            for (int rows : sizes()) {
                bySize.add(take(rows, rows > 500_000 ? 1 : setting.rounds()));
            }
            return List.of(RoadTables.bySize(bySize, setting), RoadTables.byShape(shapes()));
        }

        private List<Integer> sizes() {
            return switch (setting.size()) {
                case FULL -> List.of(10_000, 100_000, 500_000, 1_000_000);
                case QUICK -> List.of(10_000, 50_000, 200_000);
                case TINY -> List.of(500, 1_000);
            };
        }

        /** Road and yardstick take turns, so that both tables grow alike. */
        private Journeys take(int rows, int times) throws Exception {
            List<Journey> taken = new ArrayList<>();
            List<Copy> copies = new ArrayList<>();
            for (int time = 1; time <= times; time++) {
                setting.say("%,d rows, %d of %d".formatted(rows, time, times));
                Traveller.Arrival arrival = travel(book, rows, List.of());
                taken.add(arrival.journey());
                copies.add(yardstick.measure(arrival.upload()));
            }
            return new Journeys(rows, taken, copies);
        }

        private List<Shape> shapes() throws Exception {
            int rows = setting.size().choose(100_000, 20_000, 500);
            List<Shape> shapes = new ArrayList<>();
            shapes.add(shape("shuffled loans", book, rows, List.of()));
            shapes.add(shape("loans in their order", book, rows, List.of("--order", "sorted")));
            shapes.add(shape("half of the rows on 200 loans", book, rows, List.of("--order", "hot")));
            shapes.add(shape("60 columns", book, rows, List.of("--columns", "60")));
            shapes.add(shape("inline strings", book, rows, List.of("--strings", "inline")));
            shapes.add(shape("2% of the rows wrong", book, rows, List.of("--bad", "2%")));
            shapes.add(shape("%,d loans with 360 instalments".formatted(lasting.accounts()), lasting, rows, List.of()));
            return shapes;
        }

        private Shape shape(String name, LoanBook of, int rows, List<String> more) throws Exception {
            setting.say("%,d rows: %s".formatted(rows, name));
            return new Shape(name, travel(of, rows, more).journey());
        }

        private Traveller.Arrival travel(LoanBook of, int rows, List<String> more) throws Exception {
            Path workbook = workbooks.write(of, rows, more);
            Traveller.Arrival arrival = traveller.send(of.tenant(), workbook, rows);
            if (!more.contains("--bad")) {
                var _ = arrival.status().requirePosted(rows);
            }
            return arrival;
        }
    }

    /** One journey of a workbook that differs. */
    record Shape(String name, Journey journey) {}
}
