package io.muster.local;

import java.nio.file.Path;
import java.util.Objects;

/** Where the local stack keeps what outlives a build: {@code .muster}, or the folder named by {@code MUSTER_HOME}. */
public final class Muster {

    private Muster() {}

    public static Path home() {
        return Path.of(Objects.requireNonNullElse(System.getenv("MUSTER_HOME"), ".muster"))
                .toAbsolutePath();
    }

    /** Unpacked binaries, shared by {@code up} and the tests. */
    public static Path parts() {
        return home().resolve("parts");
    }
}
