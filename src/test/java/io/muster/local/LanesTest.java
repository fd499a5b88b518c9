package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lanes of {@code .ci/lanes}, with a Maven that only says what it was given. */
class LanesTest {
    private static final String MAVEN = """
            #!/bin/sh
            for word; do case $word in -D*.includesFile=*) list=${word#*=} ;; esac; done
            [ -n "${list:-}" ] || exit 0
            mkdir -p target/failsafe-reports
            status=0
            while read -r test; do
                class=$(echo "${test%.java}" | tr / .)
                case $class in
                    *Lost*) continue ;;
                    *Hanging*) echo hangs; sleep 600 ;;
                    *Broken*)
                        status=1
                        echo "[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! -- in $class"
                        printf '%s.adds -- Time elapsed: 0.1 s <<< FAILURE!\\nexpected 4 and was 5\\n\\tat x\\n' "$class" \\
                            >target/failsafe-reports/$class.txt
                        continue ;;
                esac
                echo "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.1 s -- in $class"
                echo fine >target/failsafe-reports/$class.txt
            done <"$list"
            exit $status
            """;

    /** Looks for the name of a class where the real one looks for people. */
    private static final String JAVA = """
            #!/bin/sh
            for last; do :; done
            [ "$last" = target/local ] && ! grep -q RevealingIT target/lanes/*.log
            """;

    private static final Map<String, String> CLASSES = Map.of(
            "AmountTest", "",
            "RelayIT", "class RelayIT",
            "StackIT", "SharedStack.settings()",
            "RoadIT", "@QuarkusTest",
            "QuietIT", "@QuarkusTest @TestProfile(Quiet.class)");

    @TempDir
    Path folder;

    private record Ran(int status, String output) {}

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve(".ci"));
        Files.createDirectories(folder.resolve("target"));
        Files.createDirectories(folder.resolve("src/test/java/money"));
        Files.copy(Path.of(".ci/lanes"), folder.resolve(".ci/lanes"), StandardCopyOption.COPY_ATTRIBUTES);
        Parts.makeExecutable(Files.writeString(folder.resolve("mvnw"), MAVEN));
        Parts.makeExecutable(Files.writeString(folder.resolve(".ci/checks"), "#!/bin/sh\n"));
        Files.createDirectories(folder.resolve("bin"));
        Parts.makeExecutable(Files.writeString(folder.resolve("bin/java"), JAVA));
        Files.writeString(folder.resolve("target/test.classpath"), "");
        for (var test : CLASSES.entrySet()) {
            add(test.getKey(), test.getValue());
        }
    }

    @Test
    void everyClassIsInOneLane() throws Exception {
        var ran = run();

        assertThat(ran.status()).as(ran.output()).isZero();
        assertThat(dealt("units")).containsExactly("money/AmountTest.java");
        assertThat(dealt("parts")).containsExactly("money/RelayIT.java");
        assertThat(dealt("application")).containsExactly("money/RoadIT.java", "money/StackIT.java");
        assertThat(dealt("profiles")).containsExactly("money/QuietIT.java");
        assertThat(ran.output())
                .contains("application  1 of 2  money.RoadIT  0.1 s  1 SKIPPED", "application  2 of 2  money.StackIT")
                .contains("application  4 tests: 0 failed, 2 skipped", "all is well");
    }

    @Test
    void aFailureIsToldWithItsReasonAndTheOtherLanesGoOn() throws Exception {
        add("BrokenIT", "");

        var ran = run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output())
                .contains("money.BrokenIT  0.1 s  FAILED", "expected 4 and was 5", "FAILED in parts after")
                .contains("parts        4 tests: 1 failed", "profiles     2 tests: 0 failed")
                .doesNotContain("all is well");
    }

    @Test
    void aCheckThatFindsSomethingFailsTheRunAndTheTestsStillRun() throws Exception {
        Files.writeString(folder.resolve(".ci/checks"), "#!/bin/sh\nexit 1\n");

        var ran = run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("FAILED in checks after", "units        2 tests: 0 failed");
    }

    @Test
    void aClassThatLeftNoReportFailsTheRun() throws Exception {
        add("LostIT", "@QuarkusTest");

        var ran = run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("application  DID NOT RUN: LostIT", "FAILED in application after");
    }

    @Test
    void whoIsStoppedEndsWhatIsUnderWay() throws Exception {
        add("HangingIT", "");
        var lanes = lanes().start();
        var log = folder.resolve("target/lanes/parts.log");
        Awaitility.await()
                .until(() -> Files.exists(log) && Files.readString(log).contains("hangs"));
        List<ProcessHandle> under = lanes.descendants().toList();

        lanes.destroy();

        assertThat(lanes.waitFor()).isEqualTo(130);
        Awaitility.await().until(() -> under.stream().noneMatch(ProcessHandle::isAlive));
    }

    private void add(String name, String content) throws IOException {
        var _ = Files.writeString(folder.resolve("src/test/java/money/" + name + ".java"), content);
    }

    private List<String> dealt(String lane) throws IOException {
        try (Stream<String> classes = Files.lines(folder.resolve("target/lanes/" + lane + ".tests"))) {
            return classes.toList();
        }
    }

    @Test
    void aLogThatNamesAPersonFailsTheRun() throws Exception {
        add("RevealingIT", "class RevealingIT { /* asha */ }");

        var ran = run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output())
                .contains("FAILED in the logs, which name people")
                .doesNotContain("all is well");
    }

    private ProcessBuilder lanes() {
        var lanes = new ProcessBuilder(folder.resolve(".ci/lanes").toString());
        lanes.environment().put("JAVA_HOME", folder.toString());
        return lanes.redirectErrorStream(true)
                .redirectOutput(folder.resolve("lanes.output").toFile());
    }

    private Ran run() throws IOException, InterruptedException {
        int status = lanes().start().waitFor();
        return new Ran(status, Files.readString(folder.resolve("lanes.output"), StandardCharsets.UTF_8));
    }
}
