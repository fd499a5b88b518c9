package io.muster.console;

import io.muster.web.CurrentUser;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whoever follows something in a page: counted together, and let go together when the process stops. Any thread. */
@ApplicationScoped
public class Lives {
    private final LivesConfig config;
    private final Supplier<BooleanSupplier> sessions;
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Inject
    Lives(LivesConfig config, SessionEnds ends, CurrentUser user) {
        this(config, () -> end(ends, user.session()));
    }

    /**
     * Of people whose sessions end as told.
     *
     * @param sessions tells, in a request, of its session whether that has ended by the time it is asked
     */
    Lives(LivesConfig config, Supplier<BooleanSupplier> sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    private static BooleanSupplier end(SessionEnds ends, Optional<String> session) {
        return () -> session.filter(ends::has).isPresent();
    }

    /**
     * A kind of things that pages follow; made once by the resource that streams them.
     *
     * @param last whether this look is the last, since nothing will change any more
     */
    public <T> Live<T> of(Predicate<T> last) {
        return new Live<>(config, sessions, readers, stopping, last);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        stopping.set(true);
    }

    void stop(@Observes ShutdownEvent now) {
        stopping.set(true);
    }
}
