package io.muster.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dashboards, rules and examples ask is understood; whether it is answered, {@link SightIT} sees in a real scrape. */
class QueriesTest {
    private static final Path EXAMPLES = Path.of("src/main/kubernetes/observability");

    @TempDir
    Path folder;

    /** Muster's own are compared with the code here, so that a slip is known without an application. */
    @Test
    void queriesNameMetricsThatMusterHas() {
        Set<String> unknown = new TreeSet<>(Names.asked());
        unknown.removeIf(name -> !name.startsWith("muster_"));
        unknown.removeAll(Names.own());
        assertThat(unknown).isEmpty();
    }

    @Test
    void prometheusUnderstandsEachQuery() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        List<String> queries = Names.expressions().distinct().toList();
        for (int i = 0; i < queries.size(); i++) {
            rules.append("      - record: query:").append(i).append("\n        expr: |-\n");
            queries.get(i)
                    .lines()
                    .forEach(line -> rules.append("          ").append(line).append('\n'));
        }
        Path file = Files.writeString(folder.resolve("queries.yml"), rules);

        assertThat(Tool.run(List.of("promtool", "check", "rules", file.toString())))
                .contains(queries.size() + " rules found");
    }

    @Test
    void theExamplesOfPrometheusAndItsAlertmanagerAreSound() throws Exception {
        assertThat(Tool.run(List.of(
                        "promtool",
                        "check",
                        "config",
                        EXAMPLES.resolve("prometheus.yml").toString())))
                .contains("SUCCESS");
        String routes = EXAMPLES.resolve("alertmanager.yml").toString();
        assertThat(Tool.run(List.of("amtool", "check-config", routes))).contains("SUCCESS");
        for (Rule alert : Rule.alerts()) {
            String severity = alert.json().at("/labels/severity").asText();
            String owner = alert.json().at("/labels/owner").asText();
            assertThat(Tool.run(List.of(
                            "amtool",
                            "config",
                            "routes",
                            "test",
                            "--config.file=" + routes,
                            "alertname=" + alert.name(),
                            "severity=" + severity,
                            "owner=" + owner)))
                    .as(alert.name())
                    .endsWith(severity + "-" + owner + "\n");
        }
    }
}
