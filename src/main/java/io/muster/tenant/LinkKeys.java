package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * The keys that sign the links on lenders' receipts, by number, kept in the control database; callers may be on any thread.
 *
 * <p>What was read counts for five seconds, so a revocation is heard everywhere by then. While that database does not
 * answer, what it said last is said again ({@link LastSaid}).
 */
@ApplicationScoped
public class LinkKeys {
    private static final String OF_TENANT = "from LinkKeyRow where tenantId = ?1 order by number";

    // Another process may add the same number at the same moment: then it is the same key
    private static final String ADD = """
            insert into receipt_link_key (tenant_id, number)
            values (?1, ?2)
            on conflict (tenant_id, number) do nothing
            """;

    private static final String REVOKE = """
            update receipt_link_key
            set revoked_at = now(), revoked_by = ?3
            where tenant_id = ?1 and number = ?2 and revoked_at is null
            """;

    private final ControlSessions sessions;
    private final LastSaid<List<LinkKey>> known;

    LinkKeys(ControlSessions sessions) {
        this.sessions = sessions;
        this.known = new LastSaid<>(tenant -> sessions.inTransaction(session -> listRows(session, tenant)));
    }

    /** A lender has used up the numbers of its keys. */
    public static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsedUp() {
            super("a lender has at most " + LinkKey.NUMBER_MAX + " link keys", null, false, false);
        }
    }

    /** Every key that the lender ever had, by number; fails when nobody can tell. */
    public Uni<List<LinkKey>> list(TenantId tenant) {
        return known.tell(tenant);
    }

    /** The same as the control database says it now, for whoever has heard of a key that is not in the list. */
    public Uni<List<LinkKey>> listNow(TenantId tenant) {
        return known.ask(tenant);
    }

    /** The key that signs what is shown now: the newest that is valid, made when there is none. */
    public Uni<LinkKey> current(TenantId tenant) {
        return list(tenant)
                .map(LinkKeys::newestValid)
                .flatMap(found -> found.map(Uni.createFrom()::item).orElseGet(() -> add(tenant)));
    }

    /**
     * Adds the next key, which signs from now on; links of earlier ones stay good.
     *
     * @return the newest valid key; fails with {@link UsedUp} when all {@link LinkKey#NUMBER_MAX} are
     */
    public Uni<LinkKey> add(TenantId tenant) {
        return sessions.inTransaction(session -> listRows(session, tenant)
                        .map(LinkKeys::nextNumber)
                        .flatMap(number -> insert(session, tenant, number))
                        .chain(() -> listRows(session, tenant)))
                .invoke(keys -> known.remember(tenant, keys))
                .map(keys -> newestValid(keys).orElseThrow());
    }

    /** Revokes a key: no link that it signed is answered any more. Answers the key, or empty when there is none. */
    public Uni<Optional<LinkKey>> revoke(TenantId tenant, int number, String by) {
        return sessions.inTransaction(session -> session.createNativeQuery(REVOKE)
                        .setParameter(1, tenant.value())
                        .setParameter(2, number)
                        .setParameter(3, by)
                        .executeUpdate()
                        .chain(() -> listRows(session, tenant)))
                .invoke(keys -> known.remember(tenant, keys))
                .map(keys -> keys.stream().filter(key -> key.number() == number).findFirst());
    }

    private static Uni<Integer> insert(StatelessSession session, TenantId tenant, int number) {
        return session.createNativeQuery(ADD)
                .setParameter(1, tenant.value())
                .setParameter(2, number)
                .executeUpdate();
    }

    static int nextNumber(List<LinkKey> keys) {
        int next = keys.isEmpty() ? 1 : keys.getLast().number() + 1;
        if (next > LinkKey.NUMBER_MAX) {
            throw new UsedUp();
        }
        return next;
    }

    private static Optional<LinkKey> newestValid(List<LinkKey> keys) {
        return keys.reversed().stream().filter(LinkKey::isValid).findFirst();
    }

    private static Uni<List<LinkKey>> listRows(StatelessSession session, TenantId tenant) {
        return session.createQuery(OF_TENANT, LinkKeyRow.class)
                .setParameter(1, tenant.value())
                .getResultList()
                .map(rows -> rows.stream().map(LinkKeyRow::toKey).toList());
    }
}
