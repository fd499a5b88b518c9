package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * What lenders have decided as data, kept in the control database; callers may be on any thread.
 *
 * <p>What was read counts for five seconds. While that database does not answer, what it said last is said again ({@link
 * LastSaid}).
 */
@ApplicationScoped
public class Policies {
    /** Of one kind and name: all of a lender's are read every few seconds. */
    public static final int VERSIONS_MAX = 500;

    private static final String OF_TENANT = "from PolicyRow where tenantId = ?1 order by kind, name, version";

    private static final Comparator<Policy> NEWEST =
            Comparator.comparing(Policy::effectiveFrom).thenComparingInt(Policy::version);

    private final ControlSessions sessions;
    private final LastSaid<List<Policy>> known;

    Policies(ControlSessions sessions) {
        this.sessions = sessions;
        this.known = new LastSaid<>(tenant -> sessions.inTransaction(session -> listRows(session, tenant)));
    }

    /** What came of adding a version. */
    public sealed interface Adding {
        /** It was added. */
        record Added(Policy policy) implements Adding {}

        /** The newest version says the same from the same day on, and stands. */
        record Standing(Policy policy) implements Adding {}

        /** There are {@link #VERSIONS_MAX} versions already. */
        record Full() implements Adding {}
    }

    /** Every version of every policy of a lender; fails when nobody can tell. */
    public Uni<List<Policy>> list(TenantId tenant) {
        return known.tell(tenant);
    }

    /** The same as the control database says it now, for whoever has heard of a version that is not in the list. */
    public Uni<List<Policy>> listNow(TenantId tenant) {
        return known.ask(tenant);
    }

    /** The policies of a kind that are in force on a business day: of each name the newest whose day has come. */
    public Uni<List<Policy>> listInForce(TenantId tenant, PolicyKind kind, LocalDate day) {
        return list(tenant).map(all -> inForce(all, kind, day));
    }

    /** The policy of this name that is in force on a business day; empty when the lender has none of its own. */
    public Uni<Optional<Policy>> findInForce(TenantId tenant, PolicyKind kind, String name, LocalDate day) {
        return listInForce(tenant, kind, day)
                .map(inForce -> inForce.stream()
                        .filter(policy -> policy.name().equals(name))
                        .findFirst());
    }

    /** A certain version, in force or not. */
    public Uni<Optional<Policy>> find(TenantId tenant, PolicyKind kind, String name, int version) {
        return list(tenant).map(all -> version(all, kind, name, version));
    }

    /**
     * A version that is known to be: one that was added a moment ago is asked for past what is known here.
     *
     * @return fails when the control database does not answer, or does not have it
     */
    public Uni<Policy> findOrAsk(TenantId tenant, PolicyKind kind, String name, int version) {
        return find(tenant, kind, name, version)
                .flatMap(found -> found.map(policy -> Uni.createFrom().item(policy))
                        .orElseGet(() -> listNow(tenant)
                                .map(all -> version(all, kind, name, version).orElseThrow())));
    }

    private static Optional<Policy> version(List<Policy> all, PolicyKind kind, String name, int version) {
        return all.stream()
                .filter(policy -> policy.kind() == kind && policy.name().equals(name) && policy.version() == version)
                .findFirst();
    }

    /**
     * Adds the next version of a policy, whose definition the caller has checked, unless the newest says the same.
     *
     * @return what came of it, after it is committed; fails when another was added at the same moment
     */
    public Uni<Adding> add(
            TenantId tenant, PolicyKind kind, String name, LocalDate effectiveFrom, String definition, String by) {
        return sessions.inTransaction(session -> listRows(session, tenant)
                        .map(all -> next(all, kind, name, effectiveFrom, definition))
                        .call(adding -> insert(session, tenant, adding, by))
                        .flatMap(adding -> listRows(session, tenant).map(all -> new Written(adding, all))))
                .invoke(written -> known.remember(tenant, written.all()))
                .map(Written::adding);
    }

    /** What came of adding a version, and all that there are then. */
    private record Written(Adding adding, List<Policy> all) {}

    static Adding next(List<Policy> all, PolicyKind kind, String name, LocalDate effectiveFrom, String definition) {
        List<Policy> versions = all.stream()
                .filter(policy -> policy.kind() == kind && policy.name().equals(name))
                .sorted(Comparator.comparingInt(Policy::version))
                .toList();
        Policy next = new Policy(kind, name, versions.size() + 1, effectiveFrom, definition, Instant.now());
        if (!versions.isEmpty() && saysTheSame(versions.getLast(), next)) {
            return new Adding.Standing(versions.getLast());
        }
        return versions.size() >= VERSIONS_MAX ? new Adding.Full() : new Adding.Added(next);
    }

    private static boolean saysTheSame(Policy newest, Policy next) {
        return newest.effectiveFrom().equals(next.effectiveFrom())
                && newest.definition().equals(next.definition());
    }

    private static Uni<Void> insert(StatelessSession session, TenantId tenant, Adding adding, String by) {
        return adding instanceof Adding.Added(Policy policy)
                ? session.insert(PolicyRow.of(tenant, policy, by))
                : Uni.createFrom().voidItem();
    }

    private static List<Policy> inForce(List<Policy> all, PolicyKind kind, LocalDate day) {
        return all.stream()
                .filter(policy ->
                        policy.kind() == kind && !policy.effectiveFrom().isAfter(day))
                .collect(Collectors.toMap(
                        Policy::name, policy -> policy, (one, other) -> NEWEST.compare(one, other) >= 0 ? one : other))
                .values()
                .stream()
                .sorted(Comparator.comparing(Policy::name))
                .toList();
    }

    private static Uni<List<Policy>> listRows(StatelessSession session, TenantId tenant) {
        return session.createQuery(OF_TENANT, PolicyRow.class)
                .setParameter(1, tenant.value())
                .getResultList()
                .map(rows -> rows.stream().map(PolicyRow::toPolicy).toList());
    }
}
