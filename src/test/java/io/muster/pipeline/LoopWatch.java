package io.muster.pipeline;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.btc.BlockedThreadEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Watches the event loops: by Vert.x's own checker for what blocks them, and by looking now and then for what they do. */
final class LoopWatch implements AutoCloseable {
    private static final String LOOP = "vert.x-eventloop-thread";
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Queue<String> blocked = new ConcurrentLinkedQueue<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> own;
    private final Thread looker = new Thread(this::look, "loop-watch");
    private volatile boolean closed;

    /** @param own simple names of the classes that may not be at work on an event loop */
    LoopWatch(Vertx vertx, Set<String> own) {
        this.own = own;
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(this::note);
        looker.setDaemon(true);
        looker.start();
    }

    /** What blocked a loop, one line for each time that the checker found it so. */
    List<String> blocked() {
        return List.copyOf(blocked);
    }

    /** Which of the classes were at work on a loop. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void note(BlockedThreadEvent event) {
        if (event.thread().getName().startsWith(LOOP)) {
            blocked.add(event.thread().getName() + " for " + Duration.ofNanos(event.duration()) + ": "
                    + Arrays.toString(event.thread().getStackTrace()));
        }
    }

    private void look() {
        while (!closed) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                if (thread.getName().startsWith(LOOP)) {
                    seen.addAll(Arrays.stream(stack)
                            .map(frame -> frame.getClassName()
                                    .substring(frame.getClassName().lastIndexOf('.') + 1))
                            .filter(own::contains)
                            .collect(Collectors.toSet()));
                }
            });
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
