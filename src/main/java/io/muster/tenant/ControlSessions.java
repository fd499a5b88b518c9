package io.muster.tenant;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sessions on the control database for callers on any thread.
 *
 * <p>Hibernate Reactive insists on an event loop with a context of its own; each session here gets one, and the answer
 * arrives on it.
 */
@ApplicationScoped
class ControlSessions {
    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;

    ControlSessions(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    <T> Uni<T> inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        // Deferred, because Hibernate looks at the current context as soon as it is asked
        return Uni.createFrom()
                .deferred(() -> sessions.withStatelessTransaction(work))
                .runSubscriptionOn(this::runOnOwnContext);
    }

    private void runOnOwnContext(Runnable subscription) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        // Nobody else has this context, so nothing of one session can leak into another
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> subscription.run());
    }
}
