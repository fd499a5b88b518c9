package io.muster.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A link key as the control database keeps it. */
@Entity
@Table(name = "receipt_link_key")
@IdClass(LinkKeyRow.Key.class)
@NullUnmarked
class LinkKeyRow {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    int number;

    @Column(name = "added_at", nullable = false)
    Instant addedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "revoked_by")
    String revokedBy;

    record Key(String tenantId, int number) implements Serializable {}

    LinkKey toKey() {
        return new LinkKey(number, addedAt, revokedAt, revokedBy);
    }
}
