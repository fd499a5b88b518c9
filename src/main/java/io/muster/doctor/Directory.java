package io.muster.doctor;

import io.muster.doctor.Words.UsageError;
import io.muster.tenant.Tenant;
import io.muster.tenant.Tenant.DatabaseAddress;
import io.muster.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The lenders of this installation, as the control database has them. */
final class Directory {
    private static final String LENDERS = """
            select id, name, database_host, database_port, database_name, database_role, secret_generation,
              key_includes_loan
            from tenant
            order by id
            """;

    private final List<Tenant> tenants;

    private Directory(List<Tenant> tenants) {
        this.tenants = tenants;
    }

    static Directory read(Connection control) throws SQLException {
        List<Tenant> tenants = new ArrayList<>();
        try (PreparedStatement statement = control.prepareStatement(LENDERS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tenants.add(tenant(rows));
            }
        }
        return new Directory(tenants);
    }

    /**
     * The lenders of these names, or all when there are none.
     *
     * @throws UsageError when a name is no lender's
     */
    List<Lender> lenders(List<String> names) {
        for (String name : names) {
            if (tenants.stream().noneMatch(tenant -> tenant.id().value().equals(name))) {
                throw new UsageError("the directory has no lender '" + name + "'");
            }
        }
        return tenants.stream()
                .filter(tenant -> names.isEmpty() || names.contains(tenant.id().value()))
                .map(tenant -> new Lender(tenant, othersThan(tenant)))
                .toList();
    }

    private List<String> othersThan(Tenant one) {
        return tenants.stream()
                .filter(tenant -> !tenant.id().equals(one.id()))
                .map(tenant -> tenant.database().role())
                .toList();
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        DatabaseAddress address =
                new DatabaseAddress(row.getString(3), row.getInt(4), row.getString(5), row.getString(6), row.getInt(7));
        return new Tenant(new TenantId(row.getString(1)), row.getString(2), address, row.getBoolean(8));
    }
}
