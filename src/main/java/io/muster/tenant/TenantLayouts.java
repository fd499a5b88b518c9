package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The layout by which a lender's workbook is read: its own, or the one that ships. */
@ApplicationScoped
public class TenantLayouts {
    private final ControlSessions sessions;

    TenantLayouts(ControlSessions sessions) {
        this.sessions = sessions;
    }

    /** The layout of this lender and kind; fails when the lender's own cannot be parsed. */
    public Uni<SheetLayout> get(TenantId tenant, WorkbookKind kind) {
        return sessions.inTransaction(session ->
                        session.get(SheetLayoutRow.class, new SheetLayoutRow.Key(tenant.value(), kind.slug())))
                .map(row -> Optional.ofNullable(row)
                        .map(own -> SheetLayouts.withMusterKey(SheetLayouts.parse(own.definition)))
                        .orElseGet(() -> SheetLayouts.shipped(kind)));
    }
}
