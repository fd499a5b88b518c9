package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child on its leash gets the stop signal, and ends with the one who holds the leash. */
class ChildTest {

    @TempDir
    Path folder;

    @Test
    void closingSendsTheStopSignal() throws Exception {
        var log = folder.resolve("child.log");
        var script = "trap 'echo stopped in order; exit 0' TERM; echo begun; while :; do sleep 0.05; done";
        try (var child = Child.start("A child", log, "TERM", Map.of(), List.of("bash", "-c", script))) {
            Awaitility.await().until(() -> Files.readString(log).contains("begun"));
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(log).content().contains("stopped in order");
    }

    @Test
    void aChildEndsWhenTheJvmThatStartedItIsKilled() throws Exception {
        var log = folder.resolve("child.log");
        var command = Java.command(ChildTest.class.getName(), log.toString());
        var parent = new ProcessBuilder(command).inheritIO().start();
        Awaitility.await()
                .until(() -> Files.exists(log) && Files.readString(log).contains("\n"));
        var child = ProcessHandle.of(Long.parseLong(Files.readString(log).strip()));
        assertThat(child).get().matches(ProcessHandle::isAlive);

        assertThat(parent.destroyForcibly().waitFor()).isNotZero();

        Awaitility.await().until(() -> child.map(ProcessHandle::isAlive).orElse(false), alive -> !alive);
    }

    /** The parent of {@link #aChildEndsWhenTheJvmThatStartedItIsKilled()}: starts a child and waits for its death. */
    public static void main(String[] words) throws InterruptedException {
        var child = Child.start(
                "A child", Path.of(words[0]), "TERM", Map.of(), List.of("bash", "-c", "echo $$; exec sleep 600"));
        assertThat(child.onExit().join()).isSameAs(child);
    }

    @Test
    void aKilledChildIsGone() throws Exception {
        var log = folder.resolve("child.log");
        var child = Child.start("A child", log, "TERM", Map.of(), List.of("sleep", "600"));
        Awaitility.await().until(() -> child.process().isPresent());
        var process = child.process().orElseThrow();

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertThat(process.isAlive()).isFalse();
        assertThat(child.process()).isEmpty();
    }

    @Test
    void aChildCanBeStoppedAndContinued() throws Exception {
        var log = folder.resolve("child.log");
        try (var child = Child.start("A child", log, "TERM", Map.of(), List.of("sleep", "600"))) {
            Awaitility.await().until(() -> child.process().isPresent());
            var stat =
                    Path.of("/proc", Long.toString(child.process().orElseThrow().pid()), "stat");

            child.signal("STOP");
            Awaitility.await().until(() -> Files.readString(stat).contains(") T "));
            assertThat(child.isAlive()).isTrue();

            child.signal("CONT");
            Awaitility.await().until(() -> Files.readString(stat).contains(") S "));
        }
    }

    @Test
    void aCommandThatFailsNamesItsLog() {
        var log = folder.resolve("child.log");
        assertThatThrownBy(() -> Child.run("A command", log, Map.of(), List.of("false")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("A command failed")
                .hasMessageContaining(log.toString());
    }
}
