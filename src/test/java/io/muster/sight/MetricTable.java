package io.muster.sight;

import io.muster.meter.Label;
import io.muster.meter.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of Muster's own metrics in docs/metrics.md, made from the code. */
final class MetricTable {
    static final Path PAGE = Path.of("docs/metrics.md");
    private static final String BEGIN = "<!-- from io.muster.meter.Metric -->\n";
    private static final String END = "<!-- end -->\n";

    private MetricTable() {}

    /** Writes the table anew, and leaves what people wrote around it. */
    static void write() throws IOException {
        Files.writeString(PAGE, with(Files.readString(PAGE)));
    }

    /** The page with the table as the code has it. */
    static String with(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + table() + page.substring(page.indexOf(END));
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| metric | kind | unit | labels | role | what |\n|---|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            table.append("| `%s` | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            metric.family(),
                            kind(metric),
                            metric.unit(),
                            metric.labels().stream().map(Label::title).collect(Collectors.joining(", ")),
                            metric.role().name().toLowerCase(Locale.ROOT),
                            metric.what()));
        }
        return table.toString();
    }

    private static String kind(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> "counter";
            case TIMER -> metric.bounds().isEmpty() ? "timer" : "histogram";
            case SUM, MAX, MIN -> "gauge";
        };
    }
}
