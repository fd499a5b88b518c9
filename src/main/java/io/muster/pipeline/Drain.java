package io.muster.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The process's own stop, which begins and later runs out of time, each once; any thread. */
final class Drain implements Stopping {
    private final Set<UniEmitter<? super Void>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private volatile boolean ranOut;

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public Uni<Void> outOfTime() {
        return Uni.createFrom().<Void>emitter(this::await);
    }

    void begin() {
        begun = true;
    }

    void runOut() {
        ranOut = true;
        waiting.forEach(each -> each.complete(null));
    }

    private void await(UniEmitter<? super Void> emitter) {
        waiting.add(emitter);
        emitter.onTermination(() -> waiting.remove(emitter));
        if (ranOut) {
            emitter.complete(null);
        }
    }
}
