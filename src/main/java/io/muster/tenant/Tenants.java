package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * The lenders of this installation, kept in the control database; callers may be on any thread.
 *
 * <p>While that database does not answer, what it said last is said again, so that the lenders' own work goes on.
 */
@ApplicationScoped
public class Tenants {
    private static final String ALL_BY_ID = "from TenantRow order by id";

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);

    private final ControlSessions sessions;
    private final Map<TenantId, Tenant> known = new ConcurrentHashMap<>();
    private volatile Optional<List<Tenant>> all = Optional.empty();

    Tenants(ControlSessions sessions) {
        this.sessions = sessions;
    }

    /** The tenant of this id, if there is one; fails when nobody can tell. */
    public Uni<Optional<Tenant>> find(TenantId id) {
        return sessions.inTransaction(session -> findRow(session, id))
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .invoke(found -> found.ifPresent(this::remember))
                .onFailure(_ -> known.containsKey(id))
                .recoverWithItem(() -> Optional.ofNullable(known.get(id)));
    }

    /** Every tenant, by id; fails when nobody can tell. */
    public Uni<List<Tenant>> list() {
        return sessions.inTransaction(Tenants::listRows)
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .invoke(this::remember)
                .onFailure(_ -> all.isPresent())
                .recoverWithItem(() -> all.orElseThrow());
    }

    private void remember(List<Tenant> listed) {
        listed.forEach(this::remember);
        all = Optional.of(listed);
    }

    private void remember(Tenant tenant) {
        known.put(tenant.id(), tenant);
    }

    /**
     * Adds a tenant whose database is ready.
     *
     * @return the tenant, after its row is committed; fails when the id is taken
     */
    public Uni<Tenant> add(Tenant tenant) {
        return sessions.inTransaction(session -> session.insert(TenantRow.of(tenant)))
                .replaceWith(tenant);
    }

    private static Uni<Optional<Tenant>> findRow(StatelessSession session, TenantId id) {
        return session.get(TenantRow.class, id.value())
                .map(row -> Optional.ofNullable(row).map(TenantRow::toTenant));
    }

    private static Uni<List<Tenant>> listRows(StatelessSession session) {
        return session.createQuery(ALL_BY_ID, TenantRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(TenantRow::toTenant).toList());
    }
}
