package io.muster.pipeline;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.WorkerExecutorInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which batches are judged and put together, as many as batches may be under way.
 *
 * <p>A database's answers come where the asking context is. That is an event loop of HTTP's by default, and whoever asks how
 * far an upload is would wait behind a thousand rows; in a context of these threads it is one of them.
 */
@ApplicationScoped
class LaneThreads {
    private final VertxInternal vertx;
    private final WorkerExecutorInternal threads;

    LaneThreads(Vertx vertx, IngestConfig config) {
        this.vertx = (VertxInternal) vertx;
        this.threads =
                this.vertx.createSharedWorkerExecutor("muster-lane", FairShare.turnsMax(config), 1, TimeUnit.MINUTES);
    }

    /** Runs what it is given in its order, and there come the answers to what that asks of a database. */
    Executor one() {
        ContextInternal context = vertx.createWorkerContext(
                null,
                vertx.closeFuture(),
                threads.getPool(),
                Thread.currentThread().getContextClassLoader());
        return task -> context.runOnContext(_ -> task.run());
    }

    @PreDestroy
    void close() {
        var _ = threads.close();
    }
}
