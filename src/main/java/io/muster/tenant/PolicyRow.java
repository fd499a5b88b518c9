package io.muster.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** A version of a policy as the control database keeps it. */
@Entity
@Table(name = "policy")
@IdClass(PolicyRow.Key.class)
@NullUnmarked
class PolicyRow {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    String kind;

    @Id
    String name;

    @Id
    int version;

    @Column(name = "effective_from", nullable = false)
    LocalDate effectiveFrom;

    @Column(nullable = false)
    String definition;

    // The database's own moment, so that it is one clock's for all processes
    @Column(name = "added_at", insertable = false, updatable = false)
    Instant addedAt;

    @Column(name = "added_by", nullable = false)
    String addedBy;

    record Key(String tenantId, String kind, String name, int version) implements Serializable {}

    static PolicyRow of(TenantId tenant, Policy policy, String addedBy) {
        PolicyRow row = new PolicyRow();
        row.tenantId = tenant.value();
        row.kind = policy.kind().slug();
        row.name = policy.name();
        row.version = policy.version();
        row.effectiveFrom = policy.effectiveFrom();
        row.definition = policy.definition();
        row.addedBy = addedBy;
        return row;
    }

    Policy toPolicy() {
        return new Policy(PolicyKind.of(kind), name, version, effectiveFrom, definition, addedAt);
    }
}
