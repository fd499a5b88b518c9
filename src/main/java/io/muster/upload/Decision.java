package io.muster.upload;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with an upload; a fact.
 *
 * @param by the person's name at that time
 * @param role as what this person acted: maker or checker
 * @param trial the number of the upload's last trial by then; 0 before one had ended
 * @param found what was decided about; null where it does not matter
 * @param reason in the person's words; null when none was asked for
 */
public record Decision(
        What what,
        String by,
        String role,
        Instant at,
        int trial,
        @Nullable Found found,
        @Nullable String reason) {

    /** Everything that a person can do with an upload. */
    public enum What {
        /** Said which column means what. */
        MAPPED,
        /** Said which column means what in an earlier sheet with the same header; this one was read by it. */
        MAPPED_BEFORE,
        /** Said otherwise how many rows or rupees the sheet has. */
        DECLARED,
        /** Asked a checker. */
        ASKED,
        /** Let it be posted where nobody else needs to look. */
        POSTED,
        /** Let it be posted as the second person. */
        APPROVED,
        /** Gave it back to its maker. */
        RETURNED,
        /** Ended it before anything was posted. */
        DISCARDED,
        /** Wanted it to rest. */
        PAUSED,
        /** Let it go on. */
        RESUMED,
        /** Wanted it to end; it may have come to its own end before that was seen. */
        CANCELLED,
        /** Wanted the rest posted after all. */
        TAKEN_UP,
        /** Sent the same bytes again. */
        SENT_AGAIN;

        /** The name in JSON and in the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException when nothing that people do has this name */
        public static What of(String slug) {
            return Arrays.stream(values())
                    .filter(what -> what.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nobody does " + slug));
        }
    }
}
