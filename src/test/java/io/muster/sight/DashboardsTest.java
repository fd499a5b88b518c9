package io.muster.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are whole: as generated, and as Grafana expects them. */
class DashboardsTest {
    private static final Path RUNBOOKS = Path.of("docs/runbooks");
    /** Units of Grafana that are used here. */
    private static final Set<String> UNITS = Set.of("s", "ms", "short", "reqps", "currencyINR", "percentunit", "bytes");

    @ParameterizedTest
    @MethodSource("names")
    void theFileIsWhatIsGenerated(String name) throws Exception {
        assertThat(Files.readString(Dashboards.FOLDER.resolve(name + ".json")))
                .as("run io.muster.sight.Dashboards and commit")
                .isEqualTo(Dashboards.of(name));
    }

    @Test
    void thereIsNoOtherDashboard() throws Exception {
        try (Stream<Path> files = Files.list(Dashboards.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().map(name -> name + ".json").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void grafanaCanShowIt(String name) throws Exception {
        JsonNode board = new ObjectMapper()
                .readTree(Dashboards.FOLDER.resolve(name + ".json").toFile());

        assertThat(board.path("uid").asText()).isEqualTo("muster-" + name);
        assertThat(board.path("title").asText()).startsWith("Muster: ");
        assertThat(board.path("schemaVersion").isInt()).isTrue();
        assertThat(board.at("/templating/list").findValuesAsText("name")).contains("datasource", "tenant", "runbooks");
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("its id is its own: " + title)
                    .isTrue();
            for (List<Integer> cell : cells(panel.path("gridPos"))) {
                assertThat(taken.add(cell)).as("it lies on no other: " + title).isTrue();
            }
            assertThat(panel.path("description").asText()).as(title).isNotBlank();
            assertThat(UNITS)
                    .as(title)
                    .contains(panel.at("/fieldConfig/defaults/unit").asText());
            assertThat(panel.path("targets").size())
                    .as("it asks something: " + title)
                    .isPositive();
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("expr").asText()).as(title).isNotBlank();
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(target.path("legendFormat").asText()).isNotBlank();
            }
            double before = Double.NEGATIVE_INFINITY;
            for (JsonNode step : panel.at("/fieldConfig/defaults/thresholds/steps")) {
                double value = step.path("value").asDouble(Double.NEGATIVE_INFINITY);
                assertThat(value).as("steps rise: " + title).isGreaterThanOrEqualTo(before);
                before = value;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("panels")
    void itsRunbookIsThereAndRupeesComeOfPaise(Panel panel) {
        if (panel.book() != null) {
            assertThat(RUNBOOKS.resolve(panel.book() + ".md")).exists();
        }
        if (panel.unit().equals("currencyINR")) {
            assertThat(panel.targets())
                    .allMatch(target ->
                            target.expr().contains("_paise") && target.expr().endsWith("/ 100"));
        }
    }

    private static List<List<Integer>> cells(JsonNode at) {
        List<List<Integer>> cells = new ArrayList<>();
        for (int x = at.path("x").asInt();
                x < at.path("x").asInt() + at.path("w").asInt();
                x++) {
            assertThat(x).isLessThan(24);
            for (int y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                cells.add(List.of(x, y));
            }
        }
        return cells;
    }

    private static Stream<String> names() {
        return Panels.all().keySet().stream();
    }

    private static Stream<Panel> panels() {
        return Panels.all().values().stream().flatMap(List::stream);
    }
}
