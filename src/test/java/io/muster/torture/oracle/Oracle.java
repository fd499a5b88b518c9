package io.muster.torture.oracle;

import java.time.Duration;
import java.util.List;

/**
 * Knows what was sent and judges what became of it. One thread.
 *
 * <p>Loan books must be completed before collections on their loans are sent, since money of an unknown loan rightly goes
 * into suspense. What stands in the books when the oracle begins is held to the laws of the books, but its workbooks are
 * not known.
 */
public final class Oracle implements AutoCloseable {
    /**
     * Begins.
     *
     * @param lenders all that the stack has
     * @param bootstrapServers where Kafka is
     */
    public Oracle(List<LenderBooks> lenders, String bootstrapServers) {
        throw new UnsupportedOperationException(lenders + bootstrapServers);
    }

    /** Tells of an upload that was acknowledged; the same one may be told again. */
    public void sent(Sent workbook) {
        throw new UnsupportedOperationException(workbook.toString());
    }

    /**
     * Judges what came since the last check, once all uploads are at their end.
     *
     * @param patience how long the databases may be away and events may take to arrive
     */
    public Verdict check(Duration patience) {
        throw new UnsupportedOperationException(patience.toString());
    }

    /** Judges everything anew, from the first row and the first event. */
    public Verdict checkAll(Duration patience) {
        throw new UnsupportedOperationException(patience.toString());
    }

    @Override
    public void close() {}
}
