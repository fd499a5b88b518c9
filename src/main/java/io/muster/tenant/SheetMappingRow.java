package io.muster.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A remembered mapping as the control database keeps it. */
@Entity
@Table(name = "sheet_mapping")
@IdClass(SheetMappingRow.Key.class)
@NullUnmarked
class SheetMappingRow {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    String kind;

    @Id
    @Column(name = "header_sha256")
    String headerSha256;

    @Id
    int version;

    @Column(nullable = false)
    String fields;

    @Column(name = "added_at", insertable = false, updatable = false)
    Instant addedAt;

    @Column(name = "added_by", nullable = false)
    String addedBy;

    @Column(name = "added_subject", nullable = false)
    String addedSubject;

    RememberedMapping toMapping() {
        return new RememberedMapping(SheetMapping.reread(fields), addedBy, addedSubject, addedAt);
    }

    record Key(String tenantId, String kind, String headerSha256, int version) implements Serializable {}
}
