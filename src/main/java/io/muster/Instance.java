package io.muster;

import jakarta.inject.Singleton;
import java.util.UUID;

/** This process among all that play Muster's roles: the one name under which it holds leases and enters databases. */
@Singleton
public class Instance {
    private static final int HOST_LENGTH_MAX = 32;
    private static final int TAIL_LENGTH = 4;

    private final String name;

    Instance() {
        // Process ids are given out again, and are all 1 in containers: the tail tells this life from the one before
        this.name = host() + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, TAIL_LENGTH);
    }

    /** Host, process id and a tail drawn at the start, such as {@code ingest-2-4711-9f3a}; at most 48 characters. */
    public String name() {
        return name;
    }

    /** Asked of the environment, for a resolver may keep one waiting. */
    private static String host() {
        String host = System.getenv().getOrDefault("HOSTNAME", "local").replaceAll("[^A-Za-z0-9.-]", "-");
        return host.isBlank() ? "local" : host.substring(0, Math.min(host.length(), HOST_LENGTH_MAX));
    }
}
