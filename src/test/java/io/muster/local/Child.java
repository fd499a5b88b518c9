package io.muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process on a leash: it ends when it is closed, and also when this JVM dies in any way, {@code kill -9} included. */
public final class Child implements AutoCloseable {

    /**
     * Holds the child in a process group of its own, so that Ctrl-C at the terminal reaches only the parent, and passes
     * the stop signal on when the parent's end of the pipe closes.
     */
    private static final String LEASH = """
            set -m
            signal=$1; shift
            trap : INT HUP TERM
            "$@" </dev/null &
            child=$!
            { read -r _; kill -s "$signal" -- "-$child"; } 2>/dev/null &
            watch=$!
            set +m
            while wait "$child"; status=$?; kill -0 "$child" 2>/dev/null; do :; done
            kill -- "-$watch" 2>/dev/null
            exit "$status"
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Every child that was started, the latest first, so that one Ctrl-C ends them in the right order. */
    private static final Deque<Child> STARTED = new ConcurrentLinkedDeque<>();

    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private final String name;
    private final Path log;
    private final Process leash;

    private Child(String name, Path log, Process leash) {
        this.name = name;
        this.log = log;
        this.leash = leash;
    }

    /** Starts {@code command} with its output in {@code log}, to be stopped by the signal {@code stopSignal}. */
    public static Child start(String name, Path log, String stopSignal, Map<String, String> env, List<String> command) {
        var line = new ArrayList<>(List.of("bash", "-c", LEASH, name, stopSignal));
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(env);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (STOPPING.get()) {
                throw new StartFailure(name + " is not started any more: stopping");
            }
            var child = new Child(name, log, builder.start());
            STARTED.push(child);
            return child;
        } catch (IOException e) {
            throw new StartFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Runs {@code command} to its end and fails with its log's path when it does not succeed. */
    public static void run(String name, Path log, Map<String, String> env, List<String> command) {
        try (var child = start(name, log, "TERM", env, command)) {
            if (child.leash.waitFor() != 0) {
                throw new StartFailure(name + " failed; its log is " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(name + " was interrupted", e);
        }
    }

    /** Ends every child, the latest first; from then on none starts. */
    public static void stopAll() {
        STOPPING.set(true);
        STARTED.forEach(Child::close);
    }

    static boolean anyStarted() {
        return !STARTED.isEmpty();
    }

    public static boolean isStopping() {
        return STOPPING.get();
    }

    String name() {
        return name;
    }

    /** Whether the process, and with it the leash, has not ended. */
    public boolean isAlive() {
        return leash.isAlive();
    }

    CompletableFuture<Child> onExit() {
        return leash.onExit().thenApply(ended -> this);
    }

    StartFailure failed() {
        return new StartFailure(name + " stopped unexpectedly; its log is " + log);
    }

    StartFailure late(Duration waited) {
        return new StartFailure(name + " is not ready after " + waited.toSeconds() + " s; its log is " + log);
    }

    /** The process itself, not its leash; empty when it has ended. */
    public Optional<ProcessHandle> process() {
        // The leash has two children: the process, and the shell that holds the other end of the leash
        return leash.toHandle()
                .children()
                .filter(child -> !child.info().command().orElse("/bash").endsWith("/bash"))
                .findFirst();
    }

    /** The processor time that the process has had; none when it has ended. */
    Duration computed() {
        return process().flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    /** Sends a signal such as {@code STOP} to the process, if it has not ended. */
    public void signal(String name) {
        process().ifPresent(process -> send(name, process.pid()));
    }

    /** The process that holds it; it ends when the child does. */
    long leashPid() {
        return leash.pid();
    }

    /** Ends the process as {@code kill -9} does, together with its own children, and waits until it is gone. */
    public void kill() {
        leash.descendants().forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Waits until the process has ended, at most so long; says whether it has. */
    public boolean awaitEnd(Duration limit) {
        try {
            return leash.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the process has ended, however long that takes. */
    public void awaitEnd() {
        leash.onExit().join();
        STARTED.remove(this);
    }

    /** Waits until the process has ended, and gives its exit status. */
    public int awaitStatus() {
        awaitEnd();
        return leash.exitValue();
    }

    private static void send(String signal, long pid) {
        try {
            var _ = new ProcessBuilder("kill", "-s", signal, Long.toString(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the stop signal and waits; a child that does not listen is killed. */
    @Override
    public void close() {
        try {
            leash.getOutputStream().close();
            if (!leash.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                leash.descendants().forEach(ProcessHandle::destroyForcibly);
                leash.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            leash.descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leash.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
