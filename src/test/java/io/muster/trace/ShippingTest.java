package io.muster.trace;

import static io.muster.log.MusterLog.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What ships the logs names fields that a line really has, and makes labels only of what has few values. */
class ShippingTest {
    private static final Path FOLDER = Path.of("src/main/kubernetes/observability/logs");
    private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*=\\s*\"([\\w.]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");

    @Test
    void everyFieldThatGoesToLokiIsInALine() throws Exception {
        String alloy = Files.readString(FOLDER.resolve("loki.alloy"));
        JsonNode line = line();

        assertThat(assigned(block(alloy, "expressions")))
                .hasSizeGreaterThan(5)
                .allSatisfy((name, field) -> assertThat(
                                line.at("/" + field.replace('.', '/')).isMissingNode())
                        .as(field)
                        .isFalse());
        var read = assigned(block(alloy, "expressions")).keySet();
        assertThat(read).containsAll(assigned(block(alloy, "stage.labels")).values());
        assertThat(read)
                .containsAll(assigned(block(alloy, "stage.structured_metadata")).values());
    }

    @Test
    void labelsOfLokiHaveFewValues() throws Exception {
        String alloy = Files.readString(FOLDER.resolve("loki.alloy"));

        List<String> labels = new ArrayList<>();
        Matcher kept = QUOTED.matcher(block(alloy, "stage.label_keep"));
        while (kept.find()) {
            labels.add(kept.group(1));
        }
        assertThat(labels).containsExactly("app", "role", "level");
        assertThat(assigned(block(alloy, "stage.labels")).keySet()).containsExactly("level");
    }

    @Test
    void blocksOfTheConfigurationForLokiAreClosed() throws Exception {
        Deque<Character> open = new ArrayDeque<>();
        for (String line : Files.readAllLines(FOLDER.resolve("loki.alloy"))) {
            if (line.strip().startsWith("//")) {
                continue;
            }
            for (char c : line.replaceAll("\"[^\"]*\"", "").toCharArray()) {
                switch (c) {
                    case '{' -> open.push('}');
                    case '[' -> open.push(']');
                    case '(' -> open.push(')');
                    case '}', ']', ')' -> assertThat(open.poll()).as(line).isEqualTo(c);
                    default -> assertThat(c).as(line).isNotEqualTo('"');
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void everyFieldThatGoesToElasticIsInALine() throws Exception {
        JsonNode filebeat = new ObjectMapper()
                .valueToTree(new Yaml().<Map<String, Object>>load(Files.readString(FOLDER.resolve("filebeat.yml"))));
        JsonNode line = line();

        List<String> named = new ArrayList<>();
        for (JsonNode processor : filebeat.path("processors")) {
            processor
                    .at("/rename/fields")
                    .forEach(each -> named.add(each.path("from").textValue()));
            processor.at("/drop_fields/fields").forEach(each -> named.add(each.textValue()));
            named.addAll(
                    processor.at("/timestamp/field").isMissingNode()
                            ? List.of()
                            : List.of(processor.at("/timestamp/field").textValue()));
        }
        assertThat(named.stream().filter(name -> name.startsWith("muster.")))
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(
                                line.at("/" + name.substring("muster.".length()).replace('.', '/'))
                                        .isMissingNode())
                        .as(name)
                        .isFalse());
    }

    /** One with all that a line can have. */
    private static JsonNode line() throws Exception {
        UploadId upload = UploadId.next();
        UploadTraces.begin(upload, new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
        try (LogLines log = LogLines.keep()) {
            LOG.uploadBrokeOff(upload, new TenantId("kaveri"), 1, new IllegalStateException("planted"));
            return log.lines().getFirst();
        } finally {
            UploadTraces.end(upload);
        }
    }

    /** What stands between the braces behind a name. */
    private static String block(String text, String name) {
        int from = text.indexOf('{', text.indexOf(name)) + 1;
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = text.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return text.substring(from, at - 1);
    }

    private static Map<String, String> assigned(String block) {
        Map<String, String> assigned = new java.util.LinkedHashMap<>();
        Matcher found = ASSIGNED.matcher(block);
        while (found.find()) {
            assigned.put(found.group(1), found.group(2));
        }
        return assigned;
    }
}
