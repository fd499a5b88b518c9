package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * How lenders' people read sheets whose headers no layout names, remembered by the header, in the control database; callers may
 * be on any thread.
 *
 * <p>What was read counts for five seconds. While that database does not answer, what it said last is said again ({@link
 * LastSaid}).
 */
@ApplicationScoped
public class SheetMappings {
    /** Of one lender; the newest count. */
    public static final int HEADERS_MAX = 500;

    // Of each header the newest version; the newest headers
    private static final String OF_TENANT = """
            from SheetMappingRow m
            where m.tenantId = ?1 and m.version =
              (select max(n.version) from SheetMappingRow n
               where n.tenantId = m.tenantId and n.kind = m.kind and n.headerSha256 = m.headerSha256)
            order by m.addedAt desc
            """;

    private static final String ADD = """
            insert into sheet_mapping (tenant_id, kind, header_sha256, version, fields, added_by, added_subject)
            select ?1, ?2, ?3, coalesce(max(version), 0) + 1, ?4, ?5, ?6
            from sheet_mapping
            where tenant_id = ?1 and kind = ?2 and header_sha256 = ?3
            """;

    private final ControlSessions sessions;
    private final LastSaid<List<SheetMappingRow>> known;

    SheetMappings(ControlSessions sessions) {
        this.sessions = sessions;
        this.known = new LastSaid<>(tenant -> sessions.inTransaction(session -> listRows(session, tenant)));
    }

    /** The mappings of a kind of workbook by the {@link SheetMapping#fingerprint} of their header. */
    public Uni<Map<String, RememberedMapping>> list(TenantId tenant, WorkbookKind kind) {
        return known.tell(tenant)
                .map(rows -> rows.stream()
                        .filter(row -> row.kind.equals(kind.slug()))
                        .collect(Collectors.toMap(
                                row -> row.headerSha256, SheetMappingRow::toMapping, (newer, _) -> newer)));
    }

    /**
     * Remembers how sheets with this header are read from now on; fails when another was added at the same moment.
     *
     * @param by who says so, by name
     * @param subject who that is for the identity provider
     */
    public Uni<Void> remember(
            TenantId tenant, WorkbookKind kind, List<String> header, SheetMapping mapping, String by, String subject) {
        return sessions.inTransaction(session -> session.createNativeQuery(ADD)
                        .setParameter(1, tenant.value())
                        .setParameter(2, kind.slug())
                        .setParameter(3, SheetMapping.fingerprint(header))
                        .setParameter(4, mapping.print())
                        .setParameter(5, by)
                        .setParameter(6, subject)
                        .executeUpdate()
                        .chain(() -> listRows(session, tenant)))
                .invoke(rows -> known.remember(tenant, rows))
                .replaceWithVoid();
    }

    private static Uni<List<SheetMappingRow>> listRows(StatelessSession session, TenantId tenant) {
        return session.createQuery(OF_TENANT, SheetMappingRow.class)
                .setParameter(1, tenant.value())
                .setMaxResults(HEADERS_MAX)
                .getResultList();
    }
}
