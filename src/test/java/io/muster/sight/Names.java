package io.muster.sight;

import io.muster.meter.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which metrics there are, and which the queries of dashboards and rules name. */
final class Names {
    /** What Prometheus makes itself. */
    static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final List<String> OF_THE_DOCTOR = List.of(
            "muster_doctor_ended_timestamp_seconds",
            "muster_doctor_seen",
            "muster_doctor_took_seconds",
            "muster_doctor_violations");

    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern RANGES = Pattern.compile("\\[[^]]*]");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "on");

    private Names() {}

    /** Names of metrics in a query of PromQL. */
    static Set<String> of(String expr) {
        String bare = RANGES.matcher(STRINGS.matcher(expr).replaceAll("\"\"")).replaceAll("");
        bare = GROUPING.matcher(LABELS.matcher(bare).replaceAll("")).replaceAll("");
        Set<String> names = new LinkedHashSet<>();
        WORD.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(word -> !KEYWORDS.contains(word))
                .forEach(names::add);
        return names;
    }

    /** All names in the queries of dashboards and rules, without those that rules record and that Prometheus makes. */
    static Set<String> asked() {
        Set<String> recorded = Rule.all().stream()
                .map(rule -> rule.json().path("record").asText())
                .collect(Collectors.toSet());
        return expressions()
                .flatMap(expr -> of(expr).stream())
                .filter(name -> !recorded.contains(name) && !OF_PROMETHEUS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every query, with what Grafana fills in filled in. */
    static Stream<String> expressions() {
        return Stream.concat(
                Rule.all().stream().map(Rule::expr),
                Panels.all().values().stream()
                        .flatMap(List::stream)
                        .flatMap(panel -> panel.targets().stream())
                        .map(target -> filledIn(target.expr())));
    }

    private static String filledIn(String expr) {
        return expr.replace("$__rate_interval", "5m").replace("$tenant", ".*");
    }

    /** The names in a scrape. */
    static Set<String> in(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names under which Muster's own metrics stand in a scrape. */
    static Set<String> own() {
        return Stream.concat(Stream.of(Metric.values()).flatMap(Names::series), OF_THE_DOCTOR.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of one metric's series. */
    static Stream<String> series(Metric metric) {
        String name = metric.family();
        if (metric.kind() != Metric.Kind.TIMER) {
            return Stream.of(name);
        }
        Stream<String> always = Stream.of(name + "_count", name + "_sum", name + "_max");
        return metric.bounds().isEmpty() ? always : Stream.concat(always, Stream.of(name + "_bucket"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
