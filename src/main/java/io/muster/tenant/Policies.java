package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * What lenders have decided as data, kept in the control database; callers may be on any thread.
 *
 * <p>What was read counts for some seconds. While that database does not answer, what it said last is said again.
 */
@ApplicationScoped
public class Policies {
    /** Of one kind and name. */
    public static final int VERSIONS_MAX = 10_000;

    private static final String OF_TENANT = "from PolicyRow where tenantId = ?1 order by kind, name, version";

    private static final Comparator<Policy> NEWEST =
            Comparator.comparing(Policy::effectiveFrom).thenComparingInt(Policy::version);

    /** As long as a process may go by what another one has changed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);

    private final ControlSessions sessions;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    Policies(ControlSessions sessions) {
        this.sessions = sessions;
    }

    private record Known(List<Policy> policies, long readNanos) {
        boolean isFresh() {
            return System.nanoTime() - readNanos < FRESH_NANOS;
        }
    }

    /** Every version of every policy of a lender; fails when nobody can tell. */
    public Uni<List<Policy>> list(TenantId tenant) {
        Known last = known.get(tenant);
        return last != null && last.isFresh() ? Uni.createFrom().item(last.policies()) : read(tenant);
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
        return list(tenant)
                .map(all -> all.stream()
                        .filter(policy ->
                                policy.kind() == kind && policy.name().equals(name) && policy.version() == version)
                        .findFirst());
    }

    /**
     * Adds the next version of a policy, whose definition the caller has checked.
     *
     * @return what was added, after it is committed; fails when another was added at the same moment
     */
    public Uni<Policy> add(
            TenantId tenant, PolicyKind kind, String name, LocalDate effectiveFrom, String definition, String by) {
        return sessions.inTransaction(session -> listRows(session, tenant)
                        .map(all -> new Policy(kind, name, nextVersion(all, kind, name), effectiveFrom, definition))
                        .call(next -> session.insert(PolicyRow.of(tenant, next, by))))
                .invoke(() -> known.remove(tenant));
    }

    private static int nextVersion(List<Policy> all, PolicyKind kind, String name) {
        long versions = all.stream()
                .filter(policy -> policy.kind() == kind && policy.name().equals(name))
                .count();
        if (versions >= VERSIONS_MAX) {
            throw new IllegalStateException("a policy has at most " + VERSIONS_MAX + " versions");
        }
        return (int) versions + 1;
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

    private Uni<List<Policy>> read(TenantId tenant) {
        return sessions.inTransaction(session -> listRows(session, tenant))
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .invoke(policies -> known.put(tenant, new Known(policies, System.nanoTime())))
                .onFailure()
                .recoverWithUni(failure -> saidLast(tenant, failure));
    }

    private Uni<List<Policy>> saidLast(TenantId tenant, Throwable failure) {
        Known last = known.get(tenant);
        return last == null
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item(last.policies());
    }

    private static Uni<List<Policy>> listRows(StatelessSession session, TenantId tenant) {
        return session.createQuery(OF_TENANT, PolicyRow.class)
                .setParameter(1, tenant.value())
                .getResultList()
                .map(rows -> rows.stream().map(PolicyRow::toPolicy).toList());
    }
}
