package io.muster.pipeline;

import io.muster.posting.RowVerdict;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that did not pass, as it stands after what people wrote into it.
 *
 * @param verdict what became of it, with the cells as they were sent and the key that its correction carries
 * @param cells as they stand now, in the sheet's column order
 * @param edited the columns whose text is another than was sent
 * @param now what would become of it now
 */
public record MendedRow(RowVerdict verdict, List<String> cells, Set<Integer> edited, Now now) {

    /** What would become of a row if it was sent as it stands. */
    public enum State {
        /** Nobody has touched it. */
        UNTOUCHED("untouched"),
        /** It would become a payment. */
        WOULD_POST("would-post"),
        /** It is right by itself; the books were not asked. */
        RIGHT("right"),
        /** Its payment stands already. */
        ALREADY_POSTED("already-posted"),
        /** Its money would be held, for its loan is not known. */
        TO_SUSPENSE("to-suspense"),
        /** It is right by itself, but the books say no. */
        REFUSED("refused"),
        /** It is itself wrong. */
        STILL_WRONG("still-wrong"),
        /** It went with a child upload. */
        SENT("sent");

        private final String slug;

        State(String slug) {
            this.slug = slug;
        }

        /** The name in JSON. */
        public String slug() {
            return slug;
        }

        /** Whether a row in this state goes when the mended ones are sent. */
        public boolean goes() {
            return switch (this) {
                case WOULD_POST, RIGHT, ALREADY_POSTED, TO_SUSPENSE, REFUSED -> true;
                case UNTOUCHED, STILL_WRONG, SENT -> false;
            };
        }
    }

    /**
     * What would become of the row.
     *
     * @param amountPaise the money that it claims, 0 when it cannot be read
     * @param reasons why it would not post; empty when it would, or when nobody touched it
     * @param child the upload with which it went; null when it did not
     */
    public record Now(
            State state,
            long amountPaise,
            List<Reason> reasons,
            @Nullable UUID child) {
        public Now {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is wrong with it: as it was sent, or as it stands if somebody has touched it. */
    public List<Reason> reasons() {
        return now.state() == State.UNTOUCHED ? verdict.reasons() : now.reasons();
    }

    /** The row's number in the first sheet, as Excel shows it. */
    public int number() {
        return verdict.rowNumber();
    }

    /** With another fate. */
    MendedRow with(Now other) {
        return new MendedRow(verdict, cells, edited, other);
    }
}
