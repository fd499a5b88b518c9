package io.muster.pipeline;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The threads on which workbooks are read and judged: platform threads, since inflating and parsing only compute; for each upload
 * one that reads and one that deals what was read.
 */
@ApplicationScoped
class Readers {
    private final ExecutorService threads;

    Readers(IngestConfig config) {
        ThreadFactory named =
                Thread.ofPlatform().name("muster-reader-", 0).daemon().factory();
        this.threads = Executors.newFixedThreadPool(2 * (config.uploadsMax() + config.smallUploadsMax()), named);
    }

    Executor executor() {
        return threads;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
