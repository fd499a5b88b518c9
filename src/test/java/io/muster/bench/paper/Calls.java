package io.muster.bench.paper;

import io.muster.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Calls at a fixed rate, whatever became of those before: a call's time counts from the moment at which it was due. */
record Calls(int count, long everyNanos) {

    /** Makes them, and answers the milliseconds that they took. */
    Spread take(IntFunction<Callable<?>> call) throws Exception {
        List<Future<Double>> taken = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int i = 0; i < count; i++) {
                due += everyNanos;
                LockSupport.parkNanos(due - System.nanoTime());
                long from = due;
                Callable<?> next = call.apply(i);
                taken.add(threads.submit(() -> {
                    var _ = next.call();
                    return (System.nanoTime() - from) / 1e6;
                }));
            }
        }
        List<Double> millis = new ArrayList<>(count);
        for (Future<Double> each : taken) {
            millis.add(each.get());
        }
        return Spread.of(millis);
    }
}
