package io.muster.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** A lender's own layout of a kind of workbook, as the control database keeps it. */
@Entity
@Table(name = "sheet_layout")
@IdClass(SheetLayoutRow.Key.class)
@NullUnmarked
class SheetLayoutRow {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    String kind;

    @Column(nullable = false)
    String definition;

    /** A lender has one layout of each kind. */
    record Key(String tenantId, String kind) implements Serializable {}
}
