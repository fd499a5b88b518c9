package io.muster.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.doctor.Invariant;
import io.muster.doctor.Invariants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alert says whom it wakes and what to do, and is shown to fire and to keep silent; Prometheus' own tools judge the rest. */
class AlertsTest {
    private static final Path RUNBOOKS = Path.of("docs/runbooks");
    /** The index, and what an incident's note looks like. */
    private static final Set<String> NO_ALERTS = Set.of("README.md", "incident-template.md");

    private static final Set<String> OWNERS = Set.of("payments", "messages", "platform");

    private static final Pattern INVARIANT = Pattern.compile("invariant[=!~]+\"([^\"]*)\"");

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhomItWakesWhatItMeansAndWhatToDo(Rule alert) throws Exception {
        JsonNode json = alert.json();
        assertThat(Set.of("page", "ticket"))
                .contains(json.at("/labels/severity").asText());
        assertThat(OWNERS).contains(json.at("/labels/owner").asText());
        assertThat(json.at("/annotations/summary").asText()).isNotBlank().doesNotContain(alert.name());
        assertThat(json.at("/annotations/description").asText()).endsWith(".");
        assertThat(Path.of(alert.runbook())).exists().hasParentRaw(RUNBOOKS);
        assertThat(Files.readString(Path.of(alert.runbook())))
                .contains("`" + alert.name() + "`")
                .contains("**What it means.**", "**Look at**", "**Do**", "**Do not**");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertIsShownToFireAndToKeepSilent(Rule alert) {
        Path file = alert.file().resolveSibling("tests").resolve(alert.file().getFileName());
        JsonNode tests = Rule.read(file).path("tests");
        assertThat(Rule.read(file).path("rule_files").get(0).asText())
                .isEqualTo("../" + alert.file().getFileName());
        assertThat(expected(tests, alert.name() + " fires", alert.name())).isPositive();
        assertThat(expected(tests, alert.name() + " silent", alert.name())).isZero();
    }

    @Test
    void aRunbookIsThereForAnAlertAndAnAlertHasOneName() throws Exception {
        Map<String, Long> names =
                Rule.alerts().stream().collect(Collectors.groupingBy(Rule::name, Collectors.counting()));
        assertThat(names.values()).containsOnly(1L);
        Set<String> used = Rule.alerts().stream().map(Rule::runbook).collect(Collectors.toSet());
        try (Stream<Path> books = Files.list(RUNBOOKS)) {
            assertThat(books.filter(book ->
                                    !NO_ALERTS.contains(book.getFileName().toString()))
                            .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void theIndexNamesEveryRunbook() throws Exception {
        String index = Files.readString(RUNBOOKS.resolve("README.md"));
        try (Stream<Path> books = Files.list(RUNBOOKS)) {
            assertThat(books.map(book -> book.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    @Test
    void invariantsThatAlertsNameAreTheDoctors() {
        Set<String> known = Invariants.ALL.stream().map(Invariant::code).collect(Collectors.toSet());
        Set<String> named = Rule.alerts().stream()
                .flatMap(alert -> INVARIANT.matcher(alert.expr()).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                .collect(Collectors.toSet());
        assertThat(named).contains("receipts-without-gap").isSubsetOf(known);
    }

    @Test
    void moneyComesFirst() {
        Set<String> money = Rule.alerts().stream()
                .filter(alert -> alert.file().endsWith("money.yml"))
                .filter(alert -> alert.json().at("/labels/severity").asText().equals("page"))
                .map(Rule::name)
                .collect(Collectors.toSet());
        assertThat(money)
                .contains(
                        "BooksUnbalanced",
                        "PaymentWithoutReceiptOrEvent",
                        "ReceiptSeriesGap",
                        "UploadStuck",
                        "OutboxOld",
                        "RelayFencedTwice",
                        "LenderDatabaseAway");
    }

    @Test
    void prometheusTakesTheRulesAndTheirTestsPass() throws Exception {
        Tool.run("promtool", "check", "rules", Rule.files(Rule.FOLDER));
        Tool.run("promtool", "test", "rules", Rule.files(Rule.FOLDER.resolve("tests")));
    }

    /** How many alerts the case of this name expects; -1 without such a case. */
    private static int expected(JsonNode tests, String name, String alert) {
        for (JsonNode test : tests) {
            if (test.path("name").asText().equals(name)) {
                JsonNode asked = test.path("alert_rule_test").get(0);
                assertThat(asked.path("alertname").asText()).isEqualTo(alert);
                assertThat(test.path("input_series")).isNotEmpty();
                return asked.path("exp_alerts").size();
            }
        }
        return -1;
    }

    private static Stream<Rule> alerts() {
        return Rule.alerts().stream();
    }
}
