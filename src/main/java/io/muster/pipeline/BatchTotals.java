package io.muster.pipeline;

import io.muster.posting.Payment;
import io.muster.posting.PostingHash;
import io.muster.posting.RowVerdict;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Tally;
import java.util.Collection;

/** What a batch adds to its lane: rows and rupees by verdict, and the digest of its new payments. */
record BatchTotals(Tally tally, PostingHash postingHash) {

    static BatchTotals of(Collection<RowVerdict> verdicts, Collection<Payment> payments) {
        Tally tally = Tally.NONE;
        for (RowVerdict verdict : verdicts) {
            tally = tally.plus(tally(verdict));
        }
        return new BatchTotals(tally, PostingHash.of(payments));
    }

    /** The lane's checkpoint once this is committed. */
    LaneCheckpoint after(Batch<?> batch) {
        PostingHash hash = PostingHash.of(batch.from().postingHash()).plus(postingHash);
        return new LaneCheckpoint(
                batch.lane(), batch.lastRow(), batch.from().tally().plus(tally), hash.sum());
    }

    static Tally tally(RowVerdict verdict) {
        long paise = verdict.amountPaise();
        return switch (verdict.kind()) {
            case POSTED -> Tally.posted(paise);
            case ALREADY_POSTED -> Tally.alreadyPosted(paise);
            case REFUSED -> Tally.refused(paise);
            case REJECTED -> Tally.rejected(paise);
        };
    }
}
