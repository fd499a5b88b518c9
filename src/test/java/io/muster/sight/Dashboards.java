package io.muster.sight;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes Grafana's dashboards, all in one manner, to where they are kept: run {@code main} after a change of {@link Panels} and
 * commit what it wrote; a test compares.
 */
final class Dashboards {
    static final Path FOLDER = Path.of("src/main/kubernetes/observability/dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 24;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final Map<String, String> TITLES = Map.of(
            "road", "Muster: the road of a row",
            "lender", "Muster: a lender",
            "database", "Muster: databases",
            "kafka", "Muster: events and Kafka",
            "runtime", "Muster: processes, JVM and native");

    private Dashboards() {}

    /** Writes all of them, and the table of metrics. */
    public static void main(String... none) throws IOException {
        Files.createDirectories(FOLDER);
        for (String name : Panels.all().keySet()) {
            Files.writeString(FOLDER.resolve(name + ".json"), of(name));
        }
        MetricTable.write();
    }

    /** A dashboard as it is committed. */
    static String of(String name) {
        try {
            var printer = new DefaultPrettyPrinter()
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(dashboard(name)) + "\n";
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static ObjectNode dashboard(String name) {
        ObjectNode board = JSON.createObjectNode();
        board.put("uid", "muster-" + name);
        board.put("title", TITLES.get(name));
        board.putArray("tags").add("muster");
        board.put("schemaVersion", 39);
        board.put("version", 1);
        board.put("editable", false);
        board.put("graphTooltip", 1);
        board.put("timezone", "Asia/Kolkata");
        board.put("refresh", "30s");
        board.putObject("time").put("from", "now-3h").put("to", "now");
        board.putObject("annotations").putArray("list");
        ObjectNode others = board.putArray("links").addObject();
        others.put("title", "Muster").put("type", "dashboards").put("asDropdown", true);
        others.put("includeVars", true).put("keepTime", true).putArray("tags").add("muster");
        variables(board);
        var panels = board.putArray("panels");
        List<Panel> shown = Objects.requireNonNull(Panels.all().get(name));
        for (int i = 0; i < shown.size(); i++) {
            panels.add(panel(i, shown.get(i)));
        }
        return board;
    }

    private static void variables(ObjectNode board) {
        var variables = board.putObject("templating").putArray("list");
        variables
                .addObject()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("hide", 0);
        ObjectNode tenant = variables.addObject();
        tenant.put("name", "tenant").put("label", "Lender").put("type", "query");
        datasource(tenant);
        tenant.putObject("query")
                .put("query", "label_values(muster_books_answer, tenant)")
                .put("refId", "tenants");
        tenant.put("refresh", 2).put("sort", 1).put("multi", true).put("includeAll", true);
        tenant.put("allValue", ".*");
        tenant.putObject("current").put("text", "All").put("value", "$__all");
        ObjectNode books = variables.addObject();
        books.put("name", "runbooks")
                .put("label", "Runbooks at")
                .put("type", "textbox")
                .put("hide", 2);
        books.put("query", "https://git.example.in/muster/blob/main/docs/runbooks");
        books.putObject("current")
                .put("text", "https://git.example.in/muster/blob/main/docs/runbooks")
                .put("value", "https://git.example.in/muster/blob/main/docs/runbooks");
    }

    private static ObjectNode panel(int place, Panel panel) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", place + 1);
        json.put("type", "timeseries");
        json.put("title", panel.title());
        json.put("description", panel.what());
        datasource(json);
        json.putObject("gridPos")
                .put("h", HEIGHT)
                .put("w", WIDTH)
                .put("x", place * WIDTH % COLUMNS)
                .put("y", place * WIDTH / COLUMNS * HEIGHT);
        ObjectNode defaults = json.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", panel.unit());
        defaults.put("min", 0);
        ObjectNode custom = defaults.putObject("custom").put("fillOpacity", 10).put("lineWidth", 1);
        custom.put("showPoints", "never").put("spanNulls", false);
        custom.putObject("thresholdsStyle").put("mode", panel.bad() == null ? "off" : "line");
        thresholds(defaults, panel);
        ((ObjectNode) json.get("fieldConfig")).putArray("overrides");
        ObjectNode options = json.putObject("options");
        options.putObject("legend")
                .put("displayMode", "table")
                .put("placement", "bottom")
                .put("showLegend", true)
                .putArray("calcs")
                .add("lastNotNull")
                .add("max");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        var links = json.putArray("links");
        if (panel.book() != null) {
            links.addObject()
                    .put("title", "Runbook")
                    .put("url", "${runbooks}/" + panel.book() + ".md")
                    .put("targetBlank", true);
        }
        var targets = json.putArray("targets");
        for (int i = 0; i < panel.targets().size(); i++) {
            ObjectNode target = targets.addObject().put("refId", String.valueOf((char) ('A' + i)));
            datasource(target);
            target.put("expr", panel.targets().get(i).expr());
            target.put("legendFormat", panel.targets().get(i).legend());
        }
        return json;
    }

    private static void thresholds(ObjectNode defaults, Panel panel) {
        var steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        steps.addObject().put("color", "green").putNull("value");
        if (panel.warn() != null && !panel.warn().equals(panel.bad())) {
            steps.addObject().put("color", "orange").put("value", panel.warn());
        }
        if (panel.bad() != null) {
            steps.addObject().put("color", "red").put("value", panel.bad());
        }
    }

    private static void datasource(ObjectNode of) {
        of.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }
}
