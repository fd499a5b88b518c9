package io.muster.bench.fair;

import io.muster.bench.road.Stage;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What both lenders felt, alone or under load; a phase under load goes on with the next load where the last one ended. */
final class Phase {
    private final Samples uploads = new Samples();
    private final Samples status = new Samples();
    private final Samples busyStatus = new Samples();

    Samples uploads() {
        return uploads;
    }

    Samples status() {
        return status;
    }

    Samples busyStatus() {
        return busyStatus;
    }

    /** The uploads that are looked at from the start: of the small lender, and of the one that is busy or was. */
    record Watched(String lender, String upload, String busyLender, String busyUpload) {}

    /**
     * Takes samples until there are enough.
     *
     * @param underLoad whether samples count only while the busy lender's upload is under way; when that has ended, so has
     *     the sampling
     * @return whether there are enough
     */
    boolean sample(Stage stage, SmallUploads small, Watched watched, Quota quota, boolean underLoad)
            throws IOException, InterruptedException {
        try (StatusCalls own = new StatusCalls(stage, watched.lender(), watched.upload(), quota.statusEvery(), status);
                StatusCalls busy = new StatusCalls(
                        stage, watched.busyLender(), watched.busyUpload(), quota.statusEvery(), busyStatus)) {
            BooleanSupplier over = () -> underLoad && busy.hasEnded() || own.hasFailed() || busy.hasFailed();
            for (long due = System.nanoTime();
                    !quota.isMet(uploads, status) && !over.getAsBoolean();
                    due += quota.uploadEvery().toNanos()) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (small.left() > 0) {
                    SmallUploads.Sent sent = small.send();
                    own.lookAt(sent.upload());
                    if (!over.getAsBoolean()) {
                        uploads.add(sent.nanos());
                    }
                }
            }
        }
        return quota.isMet(uploads, status);
    }
}
