package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * How often people said of a text that it did not help, kept in the control database; callers may be on any thread.
 *
 * <p>One person counts once a day for a code. What is kept is bounded: so many codes of a person and so many sayings of a
 * lender in a day, for {@value #DAYS_KEPT_MAX} days.
 */
@ApplicationScoped
public class Feedback {
    /** A year of weeks, and the weeks that they are compared with. */
    public static final int DAYS_KEPT_MAX = 2 * 53 * 7;

    private static final String FORGET_MARKS = "delete from feedback_mark where day < ?1";
    private static final String FORGET_COUNTS = "delete from feedback where day < ?1";

    private static final String MARK = """
            insert into feedback_mark (day, tenant_id, person, code)
            select cast(?1 as date), cast(?2 as text), cast(?3 as text), cast(?4 as text)
            where (select count(*) from feedback_mark m where m.day = ?1 and m.tenant_id = ?2 and m.person = ?3) < ?5
              and (select count(*) from feedback_mark m where m.day = ?1 and m.tenant_id = ?2) < ?6
            on conflict do nothing
            """;

    private static final String IS_MARKED = """
            select count(*)
            from feedback_mark
            where day = ?1 and tenant_id = ?2 and person = ?3 and code = ?4
            """;

    private static final String COUNT = """
            insert into feedback (day, tenant_id, code, page, language, times)
            values (?1, ?2, ?3, ?4, ?5, 1)
            on conflict (day, tenant_id, code, page, language) do update set times = feedback.times + 1
            """;

    private static final String LIST = """
            select code, page, language, coalesce(sum(times) filter (where day >= ?1), 0) as now,
              coalesce(sum(times) filter (where day < ?1), 0) as before
            from feedback
            where day >= ?2 and day <= ?3 and tenant_id = ?4
            group by code, page, language
            """;

    private final ControlSessions sessions;

    Feedback(ControlSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What somebody says.
     *
     * @param person a mark of whoever says it, 22 characters, which tells nobody who that is and is another one each day
     * @param code of the reason or problem; one that there is
     * @param day in India
     */
    public record Said(
            TenantId tenant, String person, String code, FeedbackPlace place, Language language, LocalDate day) {}

    /** How much one day takes of one person and of one lender. */
    public record Limits(int ofPersonMax, int ofLenderMax) {}

    /** What came of it. */
    public enum Outcome {
        /** It counts. */
        NOTED,
        /** It counted before, today. */
        KNOWN,
        /** This person, or this lender, has said as much today as is kept. */
        TOO_MUCH
    }

    /** Counts what is said, unless it counted today; fails with the database. */
    public Uni<Outcome> say(Said said, Limits limits) {
        return sessions.inTransaction(session -> mark(session, said, limits)
                .flatMap(marked -> marked == 1 ? count(session, said) : isKnown(session, said)));
    }

    private static Uni<Integer> mark(StatelessSession session, Said said, Limits limits) {
        return session.createNativeQuery(MARK)
                .setParameter(1, said.day())
                .setParameter(2, said.tenant().value())
                .setParameter(3, said.person())
                .setParameter(4, said.code())
                .setParameter(5, limits.ofPersonMax())
                .setParameter(6, limits.ofLenderMax())
                .executeUpdate();
    }

    /** Whoever counts also forgets: nothing else has to be run for it. */
    private static Uni<Outcome> count(StatelessSession session, Said said) {
        return session.createNativeQuery(COUNT)
                .setParameter(1, said.day())
                .setParameter(2, said.tenant().value())
                .setParameter(3, said.code())
                .setParameter(4, said.place().slug())
                .setParameter(5, said.language().tag())
                .executeUpdate()
                .chain(() -> forget(session, FORGET_MARKS, said.day()))
                .chain(() -> forget(session, FORGET_COUNTS, said.day().minusDays(DAYS_KEPT_MAX)))
                .replaceWith(Outcome.NOTED);
    }

    private static Uni<Integer> forget(StatelessSession session, String statement, LocalDate before) {
        return session.createNativeQuery(statement).setParameter(1, before).executeUpdate();
    }

    private static Uni<Outcome> isKnown(StatelessSession session, Said said) {
        return session.createNativeQuery(IS_MARKED, Long.class)
                .setParameter(1, said.day())
                .setParameter(2, said.tenant().value())
                .setParameter(3, said.person())
                .setParameter(4, said.code())
                .getSingleResult()
                .map(marks -> marks > 0 ? Outcome.KNOWN : Outcome.TOO_MUCH);
    }

    /** What one lender's people said in these weeks and in as many before. */
    public Uni<List<FeedbackTop.Count>> list(TenantId tenant, FeedbackWeeks weeks) {
        return sessions.inTransaction(session -> session.createNativeQuery(LIST, Tuple.class)
                .setParameter(1, weeks.from())
                .setParameter(2, weeks.before().from())
                .setParameter(3, weeks.to())
                .setParameter(4, tenant.value())
                .getResultList()
                .map(rows -> rows.stream().map(Feedback::read).toList()));
    }

    private static FeedbackTop.Count read(Tuple row) {
        return new FeedbackTop.Count(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, Number.class).longValue(),
                row.get(4, Number.class).longValue());
    }
}
