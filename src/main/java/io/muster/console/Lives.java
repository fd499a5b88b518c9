package io.muster.console;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Whoever follows something in a page: counted together, and let go together when the process stops. Any thread. */
@ApplicationScoped
public class Lives {
    private final LivesConfig config;
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Lives(LivesConfig config) {
        this.config = config;
    }

    /**
     * A kind of things that pages follow; made once by the resource that streams them.
     *
     * @param last whether this look is the last, since nothing will change any more
     */
    public <T> Live<T> of(Predicate<T> last) {
        return new Live<>(config, readers, stopping, last);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        stopping.set(true);
    }

    void stop(@Observes ShutdownEvent now) {
        stopping.set(true);
    }
}
