package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * The console's sessions that the identity provider has ended, by its own names for them, kept in the control database for
 * all processes; callers may be on any thread.
 */
@ApplicationScoped
public class EndedSessions {
    /** So many ends within the time that they are kept are no people's doing. */
    private static final int READ_MAX = 200_000;

    // The provider tells it again when it hears no answer
    private static final String ADD = """
            insert into console_session_end (sid)
            values (?1)
            on conflict (sid) do nothing
            """;

    private static final String SINCE = """
            select sid
            from console_session_end
            where ended_at > now() - make_interval(secs => ?1)
            order by ended_at desc
            """;

    private static final String REMOVE = """
            delete from console_session_end
            where ended_at < now() - make_interval(secs => ?1)
            """;

    private final ControlSessions sessions;

    EndedSessions(ControlSessions sessions) {
        this.sessions = sessions;
    }

    /** Writes down that a session has ended; done when it is committed, and nothing when it was known. */
    public Uni<Void> add(String sid) {
        return sessions.inTransaction(session ->
                        session.createNativeQuery(ADD).setParameter(1, sid).executeUpdate())
                .replaceWithVoid();
    }

    /** Those that ended within this time, the newest first. */
    public Uni<List<String>> endedWithin(Duration time) {
        return sessions.inTransaction(session -> list(session, time));
    }

    /** Forgets those that ended before this time; says how many they were. */
    public Uni<Integer> removeEndedBefore(Duration time) {
        return sessions.inTransaction(session ->
                session.createNativeQuery(REMOVE).setParameter(1, seconds(time)).executeUpdate());
    }

    private static Uni<List<String>> list(StatelessSession session, Duration time) {
        return session.createNativeQuery(SINCE, String.class)
                .setParameter(1, seconds(time))
                .setMaxResults(READ_MAX)
                .getResultList();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
