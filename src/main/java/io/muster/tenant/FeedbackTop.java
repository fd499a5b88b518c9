package io.muster.tenant;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The codes of which people said most often that they did not help. Pure. */
public final class FeedbackTop {
    /** How many there are in a top ten. */
    public static final int LINES_MAX = 10;

    private FeedbackTop() {}

    /**
     * What was counted for one code on one kind of page in one language.
     *
     * @param times in the weeks that are looked at
     * @param before in as many weeks before
     */
    public record Count(String code, String page, String language, long times, long before) {}

    /**
     * One code.
     *
     * @param pages how often on which kind of page, the most often first; what is nought is not in it, and likewise
     * @param languages in which language
     */
    public record Line(String code, long times, long before, Map<String, Long> pages, Map<String, Long> languages) {}

    /** The codes, the most often said first and equals by name; those that were said only before are not in it. */
    public static List<Line> of(Collection<Count> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(Count::code, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(FeedbackTop::line)
                .filter(line -> line.times() > 0)
                .sorted(Comparator.comparingLong(Line::times).reversed())
                .limit(LINES_MAX)
                .toList();
    }

    private static Line line(List<Count> ofCode) {
        return new Line(
                ofCode.getFirst().code(),
                ofCode.stream().mapToLong(Count::times).sum(),
                ofCode.stream().mapToLong(Count::before).sum(),
                ordered(ofCode.stream()
                        .collect(Collectors.groupingBy(Count::page, Collectors.summingLong(Count::times)))),
                ordered(ofCode.stream()
                        .collect(Collectors.groupingBy(Count::language, Collectors.summingLong(Count::times)))));
    }

    private static Map<String, Long> ordered(Map<String, Long> times) {
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, Long::sum, java.util.LinkedHashMap::new));
    }
}
