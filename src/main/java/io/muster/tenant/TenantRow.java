package io.muster.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A tenant as the control database keeps it. */
@Entity
@Table(name = "tenant")
@NullUnmarked
class TenantRow {
    @Id
    String id;

    @Column(nullable = false)
    String name;

    @Column(name = "database_host", nullable = false)
    String databaseHost;

    @Column(name = "database_port", nullable = false)
    int databasePort;

    @Column(name = "database_name", nullable = false)
    String databaseName;

    @Column(name = "database_role", nullable = false)
    String databaseRole;

    @Column(name = "secret_generation", nullable = false)
    int secretGeneration;

    @Column(name = "key_includes_loan", nullable = false)
    boolean keyIncludesLoan;

    static TenantRow of(Tenant tenant) {
        TenantRow row = new TenantRow();
        row.id = tenant.id().value();
        row.name = tenant.name();
        row.databaseHost = tenant.database().host();
        row.databasePort = tenant.database().port();
        row.databaseName = tenant.database().name();
        row.databaseRole = tenant.database().role();
        row.secretGeneration = tenant.database().secretGeneration();
        row.keyIncludesLoan = tenant.keyIncludesLoan();
        return row;
    }

    Tenant toTenant() {
        return new Tenant(
                new TenantId(id),
                name,
                new Tenant.DatabaseAddress(databaseHost, databasePort, databaseName, databaseRole, secretGeneration),
                keyIncludesLoan);
    }
}
