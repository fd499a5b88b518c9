package io.muster.pipeline;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.btc.BlockedThreadEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Watches the event loops: by Vert.x's own checker for what blocks them, and by looking now and then for what they do.
 *
 * <p>The checker reads the clock. On a machine that is short of cores a loop may stand still without any fault of its own, so
 * what counts is a loop that waits, twice in a row, or one that has computed for most of the time.
 */
final class LoopWatch implements AutoCloseable {
    private static final String LOOP = "vert.x-eventloop-thread";
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Queue<String> blocked = new ConcurrentLinkedQueue<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    /** By the clock: how long each loop had computed by then. */
    private final Map<Thread, NavigableMap<Long, Long>> cpu = new ConcurrentHashMap<>();
    /** Loops that the checker has found waiting when it looked last. */
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    private final Set<String> own;
    private final long longNanos;
    private final Thread looker = new Thread(this::look, "loop-watch");
    private volatile boolean closed;

    /**
     * @param limit after which the checker reports a loop
     * @param own simple names of the classes that may not be at work on an event loop
     */
    LoopWatch(Vertx vertx, Duration limit, Set<String> own) {
        this.longNanos = limit.toNanos();
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
        Thread loop = event.thread();
        if (!loop.getName().startsWith(LOOP)) {
            return;
        }
        if (loop.getState() == Thread.State.RUNNABLE) {
            waiting.remove(loop);
        }
        boolean waits = loop.getState() != Thread.State.RUNNABLE && !waiting.add(loop);
        if (waits || computedNanos(loop, event.duration()) > longNanos / 2) {
            blocked.add(event.thread().getName() + " for " + Duration.ofNanos(event.duration()) + ": "
                    + Arrays.toString(event.thread().getStackTrace()));
        }
    }

    private long computedNanos(Thread loop, long durationNanos) {
        long fromNanos = System.nanoTime() - durationNanos;
        NavigableMap<Long, Long> used = cpu.getOrDefault(loop, new ConcurrentSkipListMap<>());
        Map.Entry<Long, Long> before = used.floorEntry(fromNanos);
        return before == null ? 0 : threads.getThreadCpuTime(loop.threadId()) - before.getValue();
    }

    private void look() {
        while (!closed) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                if (thread.getName().startsWith(LOOP)) {
                    cpu.computeIfAbsent(thread, _ -> new ConcurrentSkipListMap<>())
                            .put(System.nanoTime(), threads.getThreadCpuTime(thread.threadId()));
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
