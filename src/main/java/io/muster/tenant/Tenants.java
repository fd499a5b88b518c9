package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** The lenders of this installation, kept in the control database; callers may be on any thread. */
@ApplicationScoped
public class Tenants {
    private static final String ALL_BY_ID = "from TenantRow order by id";

    private final ControlSessions sessions;

    Tenants(ControlSessions sessions) {
        this.sessions = sessions;
    }

    /** The tenant of this id, if there is one. */
    public Uni<Optional<Tenant>> find(TenantId id) {
        return sessions.inTransaction(session -> findRow(session, id));
    }

    /** Every tenant, by id. */
    public Uni<List<Tenant>> list() {
        return sessions.inTransaction(Tenants::listRows);
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
