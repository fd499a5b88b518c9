package io.muster.pipeline;

import io.muster.posting.PostingOrigin;
import io.muster.tenant.Tenant;
import io.muster.trace.Span;
import io.muster.upload.Claim;
import io.muster.upload.LaneCheckpoint;
import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one lane that share a transaction.
 *
 * @param from the lane's checkpoint before them
 * @param rows in file order, at least one
 * @param span what it is a part of, and from its posting on it itself
 */
record Batch<L>(LaneCheckpoint from, List<Judged<L>> rows, Span span) {
    /** At which nobody looks closely. */
    Batch(LaneCheckpoint from, List<Judged<L>> rows) {
        this(from, rows, Span.NONE);
    }

    /** What is the same for every batch of one attempt at an upload. */
    record Frame(Tenant tenant, Claim claim, PostingOrigin origin, Optimism optimism, Span attempt) {
        /** At which nobody looks closely. */
        Frame(Tenant tenant, Claim claim, PostingOrigin origin, Optimism optimism) {
            this(tenant, claim, origin, optimism, Span.NONE);
        }
    }

    /** The same as a span of its own, which begins now. */
    Batch<L> begun() {
        Span own = span.child("batch")
                .with("muster.lane", lane())
                .with("muster.rows", rows.size())
                .with("muster.first_row", rows.getFirst().rowNumber())
                .with("muster.last_row", lastRow());
        return new Batch<>(from, rows, own);
    }

    int lane() {
        return from.lane();
    }

    int lastRow() {
        return rows.getLast().rowNumber();
    }

    List<Judged.Accepted<L>> accepted() {
        List<Judged.Accepted<L>> accepted = new ArrayList<>(rows.size());
        for (Judged<L> row : rows) {
            if (row instanceof Judged.Accepted<L> right) {
                accepted.add(right);
            }
        }
        return accepted;
    }

    List<Judged.Rejected<L>> rejected() {
        List<Judged.Rejected<L>> rejected = new ArrayList<>();
        for (Judged<L> row : rows) {
            if (row instanceof Judged.Rejected<L> wrong) {
                rejected.add(wrong);
            }
        }
        return rejected;
    }
}
