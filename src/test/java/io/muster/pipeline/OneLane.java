package io.muster.pipeline;

import io.muster.db.OneLender;
import io.muster.posting.Locking;
import io.muster.posting.PostingOrigin;
import io.muster.posting.Postings;
import io.muster.posting.Previews;
import io.muster.posting.RowVerdicts;
import io.muster.tenant.Tenant;
import io.muster.upload.Claim;
import io.muster.upload.LaneCheckpoint;
import io.muster.upload.Lanes;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/** One lane of a collections upload, posted batch by batch as the pipeline does it. */
public final class OneLane {
    private final BatchTransaction transaction = new BatchTransaction(new RowVerdicts(), new Lanes());
    private final CollectionsRoad road = new CollectionsRoad(new Postings(), new Previews());
    private final OneLender lender;
    private final Batch.Frame frame;
    private LaneCheckpoint checkpoint;

    public OneLane(OneLender lender, Tenant tenant, Claim claim, PostingOrigin origin, int lane) {
        this.lender = lender;
        this.frame = new Batch.Frame(tenant, claim, origin, new Optimism());
        this.checkpoint = claim.checkpoints().get(lane);
    }

    /** The lane of a row, of so many. */
    public static int laneOf(Judged.Accepted<CollectionLine> row, int lanes) {
        return Dealing.laneOf(row.line().loan(), lanes);
    }

    /** Posts the next rows of this lane in one transaction; to be called again when that is committed. */
    public Uni<Void> post(List<Judged<CollectionLine>> rows) {
        Supplier<Locking> locking = frame.optimism().ofBatch();
        return lender.inTransaction(tx -> transaction.write(
                        tx, locking.get(), road, frame, new Batch<>(checkpoint, rows), new BatchClock()))
                .invoke(written -> checkpoint = written.reached())
                .replaceWithVoid();
    }

    /** How many of its rows were posted. */
    public long posted() {
        return checkpoint.tally().postedRows();
    }
}
