package io.muster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms in the row's order: each may use only those above it, and the outside world only where it belongs. */
class RoomsTest {
    private static final List<String> ROOMS = List.of(
            "log",
            "trace",
            "money",
            "pdf",
            "tenant",
            "meter",
            "db",
            "loan",
            "upload",
            "rows",
            "validation",
            "posting",
            "receipt",
            "notification",
            "events",
            "pipeline",
            "web",
            "console",
            "ops",
            "doctor");

    /** Who alone may use what. */
    private static final Map<String, List<String>> KEEPERS = Map.ofEntries(
            Map.entry("org.apache.poi..", List.of("rows")),
            Map.entry("com.github.pjfanning..", List.of("rows")),
            Map.entry("io.nayuki..", List.of("pdf")),
            Map.entry("org.hibernate..", List.of("tenant")),
            Map.entry("jakarta.persistence..", List.of("tenant")),
            Map.entry("org.flywaydb..", List.of("db")),
            Map.entry(
                    "io.vertx.mutiny.sqlclient..",
                    List.of(
                            "db",
                            "loan",
                            "upload",
                            "posting",
                            "receipt",
                            "notification",
                            "events",
                            "pipeline",
                            "web",
                            "ops")),
            Map.entry("io.quarkus.mailer..", List.of("notification")),
            Map.entry("java.net.http..", List.of("notification")),
            Map.entry("io.quarkus.qute..", List.of("notification", "web", "console")),
            Map.entry("org.apache.kafka..", List.of("events", "pipeline", "ops", "doctor")),
            Map.entry("io.micrometer..", List.of("meter")),
            Map.entry("org.jose4j..", List.of("console")),
            Map.entry("io.opentelemetry..", List.of("trace")),
            Map.entry("jakarta.ws.rs..", List.of("web", "console")));

    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.muster");

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsAboveIt(String room) {
        String[] below = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                .map(RoomsTest::inside)
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that(resideInAnyPackage(inside(room)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(below))
                .because("a row goes down the house, knowledge does not go up");
        rule.allowEmptyShould(true).check(MUSTER);
    }

    @ParameterizedTest
    @MethodSource("keptLibraries")
    void theOutsideWorldIsMetInItsOwnRoom(String library) {
        String[] keepers = KEEPERS.getOrDefault(library, List.of()).stream()
                .map(RoomsTest::inside)
                .toArray(String[]::new);
        noClasses()
                .that(resideOutsideOfPackages(keepers))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(MUSTER);
    }

    @Test
    void theDoctorSharesNoCodeWithWhatItChecks() {
        String[] checked = ROOMS.stream()
                .filter(room -> !List.of("tenant", "db", "doctor").contains(room))
                .map(RoomsTest::inside)
                .toArray(String[]::new);
        noClasses()
                .that(resideInAnyPackage(inside("doctor")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(checked))
                .because("what judges the books must not err with what wrote them")
                .check(MUSTER);
    }

    @Test
    void everyPackageIsARoom() {
        List<String> known = Stream.concat(ROOMS.stream().map(room -> "io.muster." + room), Stream.of("io.muster"))
                .toList();
        List<String> unknown = MUSTER.stream()
                .map(type -> type.getPackageName())
                .distinct()
                .filter(name -> known.stream()
                        .noneMatch(
                                room -> name.equals(room) || name.startsWith(room + ".") && !room.equals("io.muster")))
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown).isEmpty();
    }

    private static Stream<String> rooms() {
        return ROOMS.stream();
    }

    private static Stream<String> keptLibraries() {
        return KEEPERS.keySet().stream();
    }

    private static String inside(String room) {
        return "io.muster." + room + "..";
    }
}
