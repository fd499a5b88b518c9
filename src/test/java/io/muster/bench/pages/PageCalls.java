package io.muster.bench.pages;

import io.muster.bench.Setting;
import io.muster.bench.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Pages asked for at a fixed rate, all in turns, whatever became of the calls before. */
final class PageCalls implements AutoCloseable {
    /** As many as a room of a hundred people looks at. */
    static final int A_SECOND = 20;

    private static final long EVERY_NANOS = 1_000_000_000L / A_SECOND;

    private final Map<String, Visitor> visitors;

    private PageCalls(Map<String, Visitor> visitors) {
        this.visitors = visitors;
    }

    /** One call. */
    private record Took(double serverMillis, double seenMillis) {}

    /** All calls of a page. */
    record Taken(Spread server, Spread seen) {}

    /** Signs a lender's people in. */
    static PageCalls signedIn(Setting setting, String address, String lender) throws IOException, InterruptedException {
        setting.say("signs in at " + address);
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        for (String role : List.of("maker", "agent")) {
            visitors.put(role, Visitor.signIn(address, lender + "-" + role));
        }
        return new PageCalls(visitors);
    }

    /** Asks for each page so often. */
    Map<Asked, Taken> take(List<Asked> pages, int times) throws Exception {
        Map<Asked, List<Future<Took>>> calls = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int time = 0; time < times; time++) {
                for (Asked page : pages) {
                    due += EVERY_NANOS;
                    LockSupport.parkNanos(due - System.nanoTime());
                    Callable<Took> call = call(page, time, due);
                    calls.computeIfAbsent(page, _ -> new ArrayList<>()).add(threads.submit(call));
                }
            }
        }
        Map<Asked, Taken> taken = new LinkedHashMap<>();
        for (Map.Entry<Asked, List<Future<Took>>> page : calls.entrySet()) {
            taken.put(page.getKey(), taken(page.getValue()));
        }
        return taken;
    }

    private Callable<Took> call(Asked page, int time, long dueNanos) {
        Visitor visitor = Objects.requireNonNull(visitors.get(page.person()));
        return () -> {
            double server = visitor.look(page.address(time)).serverMillis();
            return new Took(server, (System.nanoTime() - dueNanos) / 1e6);
        };
    }

    private static Taken taken(List<Future<Took>> calls) throws Exception {
        List<Double> server = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        for (Future<Took> call : calls) {
            server.add(call.get().serverMillis());
            seen.add(call.get().seenMillis());
        }
        return new Taken(Spread.of(server), Spread.of(seen));
    }

    @Override
    public void close() {
        visitors.values().forEach(Visitor::close);
    }
}
