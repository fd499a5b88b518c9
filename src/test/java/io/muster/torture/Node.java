package io.muster.torture;

import io.muster.local.Application;
import io.muster.local.Child;
import io.muster.local.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in which one Muster process after another plays the same roles on the same port. */
final class Node implements AutoCloseable {
    private final String name;
    private final Map<String, String> settings;
    private final List<String> javaOptions;
    private final Path logs;
    private final int port = Ports.free();
    private int lives;
    private Application application;

    Node(String name, String roles, Map<String, String> settings, List<String> javaOptions, Path logs) {
        this.name = name;
        this.settings = new HashMap<>(settings);
        this.settings.put("muster.roles", roles);
        this.javaOptions = javaOptions;
        this.logs = logs;
        this.application = begin();
    }

    String name() {
        return name;
    }

    String address() {
        return application.address();
    }

    /** The process id of the present life; 0 when it has just ended. */
    synchronized long pid() {
        return process().process().map(ProcessHandle::pid).orElse(0L);
    }

    /** Begins the next life, if the present one has ended; it is not ready yet. */
    synchronized void revive() {
        if (!process().isAlive()) {
            application = begin();
        }
    }

    /** Waits until the present life takes work; a life that ends by itself, for its parts were away, gets a next one. */
    void awaitReady(Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!application.isReady()) {
            if (Instant.now().isAfter(deadline)) {
                throw new TortureFailure(
                        name + " is not ready after " + limit.toSeconds() + " s; its logs are " + logs);
            }
            revive();
            Pause.of(Duration.ofMillis(100));
        }
    }

    synchronized void kill() {
        process().kill();
    }

    /** Sends a signal such as STOP. */
    synchronized void signal(String signal) {
        process().signal(signal);
    }

    /** Asks the process to end in order, and says how long that took. */
    Duration drain(Duration limit) {
        Child leaving = process();
        Instant began = Instant.now();
        leaving.signal("TERM");
        if (!leaving.awaitEnd(limit)) {
            leaving.kill();
        }
        return Duration.between(began, Instant.now());
    }

    int lives() {
        return lives;
    }

    @Override
    public void close() {
        process().close();
    }

    private Child process() {
        return application.process();
    }

    private Application begin() {
        lives++;
        return Application.start(settings, port, logs.resolve(name + "." + lives + ".log"), javaOptions);
    }
}
