package io.muster.bench.road;

import io.muster.bench.Figures;
import io.muster.bench.Setting;
import io.muster.bench.Table;
import io.muster.bench.Target;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sets the road's figures. */
final class RoadTables {
    private static final double MICROS_MAX = 70;
    private static final double SHARE_OF_COPY_MIN_PERCENT = 7;
    private static final double GROWTH_MAX = 1.1;

    /** The size for which the targets are; smaller runs judge their largest. */
    private static final int TARGET_ROWS = 500_000;

    private RoadTables() {}

    static Table bySize(List<Journeys> all, Setting setting) {
        Table table = Table.of(
                "Road by size: shuffled loans",
                "rows",
                "rows/s",
                "CPU µs a row",
                "from–to",
                "application",
                "PostgreSQL",
                "Kafka",
                "\\copy rows/s",
                "\\copy µs a row",
                "road / \\copy",
                "peak RSS",
                "relay lag s",
                "most waiting");
        for (Journeys each : all) {
            table = table.row(
                    Figures.count(each.rows()),
                    Figures.count(each.median(Journey::rowsPerSecond)),
                    Figures.plain(each.median(Journey::micros)),
                    Figures.range(each.spread(Journey::micros)),
                    Figures.plain(micros(each, Usage::application)),
                    Figures.plain(micros(each, Usage::postgres)),
                    Figures.plain(micros(each, Usage::kafka)),
                    Figures.count(each.copyMedian(Copy::rowsPerSecond)),
                    Figures.plain(each.copyMedian(Copy::micros)),
                    Figures.percent(each.shareOfCopy()),
                    Figures.mebibytes((long) each.median(Journey::peakBytes)),
                    Figures.plain(each.median(Journey::relayLagSeconds)),
                    Figures.count(each.median(Journey::backlog)));
        }
        return targets(table, all)
                .note(
                        "Rows/s count from the first byte of the upload to the last event acknowledged; every row is read,"
                                + " checked, posted, numbered and published. Medians of " + setting.rounds()
                                + ", a million rows once; a warm-up came first. Payments are kept, so later rows find larger"
                                + " tables.")
                .note("\\copy puts the same payments as text into a table with the same columns, checks and indexes,"
                        + " which grows alike.");
    }

    private static Table targets(Table table, List<Journeys> all) {
        Journeys main = all.stream()
                .filter(each -> each.rows() == TARGET_ROWS)
                .findFirst()
                .orElse(all.getLast());
        Journeys small = all.getFirst();
        Journeys large = all.getLast();
        String rows = Figures.count(main.rows()) + " rows";
        return table.target(Target.atLeast(
                        "road, " + rows + ", share of \\copy",
                        SHARE_OF_COPY_MIN_PERCENT,
                        main.shareOfCopy() * 100,
                        "%"))
                .target(Target.atMost(
                        "road, " + rows + ", CPU of application, PostgreSQL and Kafka",
                        MICROS_MAX,
                        main.median(Journey::micros),
                        " µs a row"))
                .target(Target.atMost(
                        "growth, CPU a row at %s rows by that at %s"
                                .formatted(Figures.count(large.rows()), Figures.count(small.rows())),
                        GROWTH_MAX,
                        large.median(Journey::micros) / small.median(Journey::micros),
                        "×"));
    }

    static Table byShape(List<RoadPart.Shape> shapes, Setting setting) {
        Journeys usual = shapes.getFirst().journeys();
        Table table = Table.of(
                "Road by shape: %s rows".formatted(Figures.count(usual.rows())),
                "workbook",
                "rows/s",
                "CPU µs a row",
                "from–to",
                "application",
                "PostgreSQL",
                "Kafka",
                "to shuffled",
                "relay lag s");
        for (RoadPart.Shape shape : shapes) {
            Journeys each = shape.journeys();
            table = table.row(
                    shape.name(),
                    Figures.count(each.median(Journey::rowsPerSecond)),
                    Figures.plain(each.median(Journey::micros)),
                    Figures.range(each.spread(Journey::micros)),
                    Figures.plain(micros(each, Usage::application)),
                    Figures.plain(micros(each, Usage::postgres)),
                    Figures.plain(micros(each, Usage::kafka)),
                    Figures.ratio(each.median(Journey::micros), usual.median(Journey::micros)),
                    Figures.plain(each.median(Journey::relayLagSeconds)));
        }
        return table.note("Medians of " + setting.rounds() + ", in turns, after all have been sent once to warm up."
                + " Shared strings where nothing else is said.");
    }

    private static double micros(Journeys journeys, ToDoubleFunction<Usage> whose) {
        return journeys.median(each -> Figures.micros(whose.applyAsDouble(each.cpu()), each.rows()));
    }
}
