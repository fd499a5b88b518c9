package io.muster.console;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.EndedSessions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which sessions have ended, here and in every other process; any thread.
 *
 * <p>The process that is told knows at once, the others within {@code muster.console.ends-every}. While the control database
 * is away what was known stays known, and sessions end with their ID token, for the identity provider renews none.
 */
@ApplicationScoped
class SessionEnds {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    /** What began to be written before the last look and was committed after it is seen by the next. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final EndedSessions store;
    private final ConsoleConfig config;
    private final Doors doors;
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private Instant tidied = Instant.MIN;
    private Instant looked = Instant.MIN;
    private boolean away;
    private Optional<Cancellable> running = Optional.empty();

    SessionEnds(EndedSessions store, ConsoleConfig config, Doors doors) {
        this.store = store;
        this.config = config;
        this.doors = doors;
    }

    /** Whether this session has ended, as far as this process knows. */
    boolean has(String session) {
        return ended.containsKey(session);
    }

    /** Ends a session: here at once, elsewhere soon after; done when the others can know it. */
    Uni<Void> add(String session) {
        remember(List.of(session));
        return store.add(session).ifNoItem().after(ANSWER_WAIT_MAX).fail();
    }

    void start(@Observes StartupEvent event) {
        if (!doors.areOpen()) {
            return;
        }
        running = Optional.of(Multi.createFrom()
                .ticks()
                .every(config.endsEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> look())
                .subscribe()
                .with(_ -> {}, failure -> LOG.sessionEndsUnread(failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Cancellable::cancel);
    }

    private Uni<Void> look() {
        Instant began = Instant.now();
        return store.endedWithin(unseen(began))
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .invoke(sessions -> heard(sessions, began))
                .chain(this::tidy)
                .onFailure()
                .invoke(this::unread)
                .onFailure()
                .recoverWithNull();
    }

    /** All that are kept at first, and then what came since. */
    private Duration unseen(Instant now) {
        Instant first = now.minus(config.endsFor());
        return looked.isBefore(first)
                ? config.endsFor()
                : Duration.between(looked, now).plus(OVERLAP);
    }

    private void heard(List<String> sessions, Instant began) {
        away = false;
        looked = began;
        remember(sessions);
    }

    /** Said once for as long as it lasts. */
    private void unread(Throwable failure) {
        if (!away) {
            LOG.sessionEndsUnread(failure);
        }
        away = true;
    }

    private void remember(List<String> sessions) {
        Instant now = Instant.now();
        sessions.forEach(session -> ended.putIfAbsent(session, now));
    }

    private Uni<Void> tidy() {
        Instant now = Instant.now();
        if (now.isBefore(tidied.plus(TIDY_EVERY))) {
            return Uni.createFrom().voidItem();
        }
        tidied = now;
        // Later than the books forget it: what is read once more does not begin anew
        Instant old = now.minus(config.endsFor().multipliedBy(2));
        ended.values().removeIf(heard -> heard.isBefore(old));
        return store.removeEndedBefore(config.endsFor()).replaceWithVoid();
    }
}
