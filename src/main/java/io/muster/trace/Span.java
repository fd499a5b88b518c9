package io.muster.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes time, in the trace of what it is done for. Any thread; to be ended once, and one that never is was
 * never there.
 *
 * <p>What is said of it names lenders, uploads, loans' ids, receipts and numbers; never a person, a phone or a cell.
 */
public interface Span {
    /** What is not looked at closely. */
    Span NONE = new Passing(null);

    /** Where what follows goes on; null when nothing of it is looked at closely. */
    @Nullable
    TraceContext context();

    /** A part of it, from now on; it is of the same lender and upload. */
    Span child(String name);

    /** Says a number of it. */
    @CanIgnoreReturnValue
    Span with(String name, long value);

    /** Says a word of it; nothing when there is none. */
    @CanIgnoreReturnValue
    Span with(String name, @Nullable String value);

    /** It is done. */
    void end();

    /** It broke off; of what happened only its kind is said, for its words may quote a cell. */
    void fail(Throwable why);
}
