package io.muster.local;

import java.util.List;

/** Whether a local PostgreSQL keeps its promises through a power cut, or trades them for speed in tests. */
public enum Durability {
    DURABLE,
    FAST;

    /** PostgreSQL settings as {@code name=value}, sized for a small server. */
    List<String> settings() {
        return switch (this) {
            case DURABLE ->
                List.of(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "shared_buffers=1GB",
                        "max_wal_size=2GB",
                        "checkpoint_timeout=10min",
                        // These binaries have pglz only, which takes a quarter of a posting's CPU after a checkpoint
                        "wal_compression=off");
            case FAST -> List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB");
        };
    }
}
