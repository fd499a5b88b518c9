package io.muster.doctor;

import io.muster.tenant.FeedbackTop.Line;
import io.muster.tenant.FeedbackWeeks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The top ten as a table for people. Pure. */
final class TopTenReport {
    private static final String FORM = "%2s  %-28s %8s %8s %10s %8s %8s  %s%n";

    private TopTenReport() {}

    /**
     * The table.
     *
     * @param tenants whose people it is of; empty for all
     * @param rows how many rows were given a code as their reason; without an entry for what none was given
     */
    static String of(
            FeedbackWeeks weeks,
            List<String> tenants,
            List<Line> lines,
            Map<String, Long> rows,
            Map<String, Long> rowsBefore) {
        StringBuilder table = new StringBuilder();
        table.append("What did not help, %s to %s, %s%n"
                .formatted(weeks.from(), weeks.to(), tenants.isEmpty() ? "all lenders" : String.join(", ", tenants)));
        if (lines.isEmpty()) {
            return table.append("Nobody said so.%n".formatted()).toString();
        }
        table.append(FORM.formatted("", "code", "times", "before", "rows", "share", "before", "where; language"));
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            Long now = rows.get(line.code());
            table.append(FORM.formatted(
                    place + 1,
                    line.code(),
                    line.times(),
                    line.before(),
                    now == null ? "-" : now,
                    share(line.times(), now),
                    share(line.before(), rowsBefore.get(line.code())),
                    told(line.pages()) + "; " + told(line.languages())));
        }
        return table.toString();
    }

    private static String share(long times, @Nullable Long rows) {
        return rows == null || rows == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", times * 100.0 / rows);
    }

    private static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
