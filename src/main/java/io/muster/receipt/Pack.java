package io.muster.receipt;

import io.muster.tenant.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pack of receipts that somebody asked for.
 *
 * @param language null for each borrower's own
 * @param receipts how many there were when it was asked for
 * @param fetches who fetched it, the first first
 */
public record Pack(
        UUID id,
        PackFormat format,
        @Nullable Language language,
        PackContent content,
        int receipts,
        Instant askedAt,
        String askedBy,
        List<Fetch> fetches) {

    public Pack {
        fetches = List.copyOf(fetches);
    }

    /** Whether a fetch goes on. */
    public enum FetchState {
        SENDING,
        SENT,
        /** Whoever fetched it went away, or we did. */
        BROKEN
    }

    /**
     * One time that it was fetched.
     *
     * @param done receipts that were sent
     * @param leftOut receipts whose paper would not have been what it was; they are named in the archive
     */
    public record Fetch(
            int number, String by, Instant beganAt, int done, int leftOut, FetchState state, Instant seenAt) {}
}
