package io.muster.sight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule of Prometheus as it is kept. */
record Rule(Path file, JsonNode json) {
    static final Path FOLDER = Path.of("src/main/kubernetes/observability/rules");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Every rule of every file, alerts and records. */
    static List<Rule> all() {
        List<Rule> all = new ArrayList<>();
        for (Path file : files(FOLDER)) {
            for (JsonNode group : read(file).path("groups")) {
                group.path("rules").forEach(rule -> all.add(new Rule(file, rule)));
            }
        }
        return all;
    }

    static List<Rule> alerts() {
        return all().stream().filter(rule -> rule.json.has("alert")).toList();
    }

    /** The YAML files right in a folder, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return json.path("alert").asText();
    }

    String expr() {
        return json.path("expr").asText();
    }

    String runbook() {
        return json.path("annotations").path("runbook_url").asText();
    }
}
