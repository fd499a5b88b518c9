package io.muster.bench.road;

import io.muster.bench.Part;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.sample.LoanBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code road}: HTTP upload to the last event acknowledged in Kafka, by size and by shape of the workbook. */
public final class RoadPart implements Part {
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
            case FULL -> Duration.ofSeconds(200 + 100L * setting.rounds());
            case QUICK -> Duration.ofSeconds(65 + 15L * setting.rounds());
            case TINY -> Duration.ofSeconds(40);
        };
    }

    @Override
    public List<Table> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting, setting.freshFolder("road"))) {
            return measure(setting, stage, lenders(setting, stage));
        }
    }

    /** The lenders of this part: one with usual loans, and one whose loans run for 30 years. */
    public static Lenders lenders(Setting setting, Stage stage) throws Exception {
        return Lenders.on(
                stage,
                setting,
                new Lenders.Size(setting.size().choose(200_000, 50_000, 500), TENURE_MONTHS),
                new Lenders.Size(setting.size().choose(5_000, 1_000, 100), LONG_TENURE_MONTHS));
    }

    /** Measures on a stage that is open, and leaves it open. */
    public static List<Table> measure(Setting setting, Stage stage, Lenders lenders) throws Exception {
        Workbooks workbooks = new Workbooks(setting, "workbooks");
        LoanBook book = lenders.kaveri();
        try (Traveller traveller = new Traveller(stage);
                Yardstick yardstick = new Yardstick(stage, book.tenant())) {
            return new Measurement(setting, workbooks, traveller, yardstick, book, lenders.sutlej())
                    .run(stage.conditions());
        }
    }

    /** What the tables need, in the order in which it is measured. */
    private record Measurement(
            Setting setting,
            Workbooks workbooks,
            Traveller traveller,
            Yardstick yardstick,
            LoanBook book,
            LoanBook lasting) {

        List<Table> run(String conditions) throws Exception {
            int warmUp = setting.size().choose(200_000, 50_000, 500);
            setting.say("warm-up of %,d rows, not counted".formatted(warmUp));
            var _ = travel(book, warmUp, List.of());
            List<Journeys> bySize = new ArrayList<>();
            for (int rows : sizes()) {
                bySize.add(take(rows, rows > 500_000 ? 1 : setting.rounds()));
            }
            return List.of(RoadTables.bySize(bySize, setting).note(conditions), RoadTables.byShape(shapes(), setting));
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

        private List<Variant> variants() {
            return List.of(
                    new Variant("shuffled loans", book, List.of()),
                    new Variant("loans in their order", book, List.of("--order", "sorted")),
                    new Variant("half of the rows on 200 loans", book, List.of("--order", "hot")),
                    new Variant("60 columns", book, List.of("--columns", "60")),
                    new Variant("inline strings", book, List.of("--strings", "inline")),
                    new Variant("2% of the rows wrong", book, List.of("--bad", "2%")),
                    new Variant("%,d loans with 360 instalments".formatted(lasting.accounts()), lasting, List.of()));
        }

        /**
         * All are sent before any of them counts: code that was compiled for the usual rows is thrown away and compiled anew
         * when the first others come, and that is not what a row of theirs costs.
         */
        private List<Shape> shapes() throws Exception {
            int warmUp = setting.size().choose(50_000, 10_000, 100);
            int rows = setting.size().choose(50_000, 10_000, 500);
            for (Variant variant : variants()) {
                setting.say("warm-up of %,d rows, not counted: %s".formatted(warmUp, variant.name()));
                var _ = travel(variant.of(), warmUp, variant.options());
            }
            Map<String, List<Journey>> taken = new LinkedHashMap<>();
            for (int round = 1; round <= setting.rounds(); round++) {
                for (Variant variant : variants()) {
                    setting.say("%,d rows, %d of %d: %s".formatted(rows, round, setting.rounds(), variant.name()));
                    taken.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                            .add(travel(variant.of(), rows, variant.options()).journey());
                }
            }
            return taken.entrySet().stream()
                    .map(each -> new Shape(each.getKey(), new Journeys(rows, each.getValue(), List.of())))
                    .toList();
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

    /** A workbook that differs: on which loans, and by which options of {@code ./muster sample}. */
    private record Variant(String name, LoanBook of, List<String> options) {}

    /** The journeys of workbooks that differ. */
    record Shape(String name, Journeys journeys) {}
}
