package io.muster.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Three systems of CI go the same way by the same verbs, and only main, and at last a person, reaches production. */
class PipelinesTest {
    private static final List<String> ROAD = List.of(
            "build",
            "test",
            "security",
            "native",
            "image",
            "sign",
            "deploy staging",
            "canary production",
            "promote production",
            "rollback production");

    /** From here on a step makes or moves something that others see. */
    private static final int MAIN_ONLY_FROM = ROAD.indexOf("native");

    private static final Pattern CALL = Pattern.compile("\\./muster ([a-z ]+)");

    /** A step: what it calls, whether it is kept to main, and whether a person must say so. */
    private record Step(String call, boolean mainOnly, boolean byPerson) {}

    @Test
    void jenkinsGoesTheRoad() throws IOException {
        var steps = new ArrayList<Step>();
        String file = Files.readString(Path.of("Jenkinsfile"));
        String stages = file.substring(file.indexOf("stages {"));
        for (String stage : stages.split("\\bstage\\(")) {
            boolean main = stage.contains("branch 'main'");
            boolean person = stage.contains("input {");
            calls(stage).distinct().forEach(call -> steps.add(new Step(call, main, person)));
        }
        assertRoad(steps);
    }

    @Test
    void gitlabGoesTheRoad() throws IOException {
        JsonNode file = yaml(".gitlab-ci.yml");
        var steps = new ArrayList<Step>();
        for (JsonNode stage : file.path("stages")) {
            for (Map.Entry<String, JsonNode> job : file.properties()) {
                if (job.getValue().path("stage").equals(stage)) {
                    JsonNode rule = job.getValue().path("rules").path(0);
                    boolean main = rule.path("if").asText().equals("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH");
                    boolean person = rule.path("when").asText().equals("manual");
                    calls(job.getValue().path("script").toString())
                            .forEach(call -> steps.add(new Step(call, main, person)));
                }
            }
        }
        assertRoad(steps);
    }

    @Test
    void circleGoesTheRoad() throws IOException {
        JsonNode file = yaml(".circleci/config.yml");
        String command = file.at("/jobs/muster/steps/3/run/command").asText();
        assertThat(command).isEqualTo("./muster << parameters.verb >>");
        JsonNode jobs = file.at("/workflows/road-to-production/jobs");
        var approvals = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        var behind = "";
        for (JsonNode each : jobs) {
            Map.Entry<String, JsonNode> job = each.properties().iterator().next();
            JsonNode says = job.getValue();
            if (says.path("type").asText().equals("approval")) {
                approvals.add(job.getKey());
                continue;
            }
            String waitsFor = says.path("requires").path(0).asText();
            boolean person = approvals.contains(waitsFor);
            assertThat(person || waitsFor.equals(behind))
                    .as("%s waits for the step before it", says.path("name"))
                    .isTrue();
            behind = says.path("name").asText();
            boolean main = says.at("/filters/branches/only").asText().equals("main");
            steps.add(new Step(says.path("verb").asText(), main, person));
        }
        assertRoad(steps);
    }

    @Test
    void everyVerbIsOneOfTheLauncher() throws Exception {
        var help = Shell.run(Path.of("."), Map.of(), "./muster", "help");
        for (String call : ROAD) {
            assertThat(help.output()).containsPattern("\\b" + call.split(" ")[0] + "\\b");
        }
    }

    private static void assertRoad(List<Step> steps) {
        assertThat(steps).extracting(Step::call).containsExactlyElementsOf(ROAD);
        assertThat(steps.subList(MAIN_ONLY_FROM, steps.size())).allMatch(Step::mainOnly);
        assertThat(steps.subList(0, ROAD.indexOf("promote production"))).noneMatch(Step::byPerson);
        assertThat(steps.subList(ROAD.indexOf("promote production"), steps.size()))
                .allMatch(Step::byPerson);
    }

    private static Stream<String> calls(String text) {
        return CALL.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).strip());
    }

    /** A file of YAML with what it repeats by name put in its place. */
    private static JsonNode yaml(String file) throws IOException {
        Object read = new Yaml().load(Files.readString(Path.of(file)));
        return new ObjectMapper().valueToTree(read);
    }
}
