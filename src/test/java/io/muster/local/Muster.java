package io.muster.local;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

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

    /**
     * The installed PostgreSQL that {@code MUSTER_POSTGRES} names, a folder with {@code bin/postgres} in it; the one on the
     * class path is compiled for size, not for speed.
     */
    public static Optional<Path> postgres() {
        return Optional.ofNullable(System.getenv("MUSTER_POSTGRES"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }
}
