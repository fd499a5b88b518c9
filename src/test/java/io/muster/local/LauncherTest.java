package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The launcher says what it can do, and what is missing, before it starts anything. */
class LauncherTest {

    private record Ran(int status, String output) {}

    @Test
    void helpNamesTheVerbs() throws Exception {
        var ran = run(Map.of(), "help");
        assertThat(ran.status()).isZero();
        assertThat(ran.output()).contains("up", "test", "sample", "events", "doctor", "bench", "help");
    }

    @Test
    void anUnknownVerbIsRefusedWithTheHelp() throws Exception {
        var ran = run(Map.of(), "launch");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.output()).contains("there is no verb 'launch'", "usage: ./muster");
    }

    @Test
    void withoutANewEnoughJdkItSaysWhatToInstall() throws Exception {
        var ran = run(Map.of("MUSTER_JAVA_NEEDED", "999"), "up");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("needs a JDK 999 and finds none", "Temurin", "JAVA_HOME");
    }

    @Test
    void withoutTheBrowserThatIsNamedNothingIsTested() throws Exception {
        var ran = run(Map.of("CHROMIUM", "/nowhere/chromium"), "test");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).contains("CHROMIUM names /nowhere/chromium, which is no program");
    }

    private static Ran run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of("./muster"))).redirectErrorStream(true);
        builder.command().addAll(List.of(words));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
