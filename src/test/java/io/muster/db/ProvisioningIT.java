package io.muster.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.db.Provisioning.Provisioned;
import io.muster.local.LocalStackResource;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Lenders' databases: made by a command, entered by their own role alone. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ProvisioningIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final TenantId ONE = new TenantId("provisioned-one");
    private static final TenantId TWO = new TenantId("provisioned-two");

    @Inject
    Provisioning provisioning;

    @Inject
    Tenants tenants;

    @Inject
    TenantDatabases databases;

    @ConfigProperty(name = "muster.tenant-db.secret")
    String secret;

    @Test
    void aNewLenderHasBooksOfItsOwn() {
        Provisioned one = provision(ONE);
        provision(TWO);

        assertThat(tenants.find(ONE).await().atMost(WAIT_MAX)).contains(one.tenant());
        assertThat(currentDatabase(ONE)).isEqualTo("lender_provisioned_one");
        assertThat(currentDatabase(TWO)).isEqualTo("lender_provisioned_two");
        assertThat(count(ONE, "select count(*) from payment")).isZero();
    }

    @Test
    void provisioningTwiceLeavesTheLenderAsItIs() {
        Provisioned first = provision(ONE);

        Provisioned second = provision(ONE);

        assertThat(second.created()).isFalse();
        assertThat(second.tenant()).isEqualTo(first.tenant());
    }

    @Test
    void oneLendersRoleCannotEnterTheOthersDatabase() {
        Tenant one = provision(ONE).tenant();
        Tenant two = provision(TWO).tenant();

        String foreign = "jdbc:postgresql://" + two.database().host() + ":"
                + two.database().port() + "/" + two.database().name();
        String password = new DatabasePasswords(secret).of(one.database());

        assertThatThrownBy(() ->
                        DriverManager.getConnection(foreign, one.database().role(), password))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void anUnknownLenderHasNoPool() {
        assertThatThrownBy(() -> currentDatabase(new TenantId("nobody-here"))).isInstanceOf(UnknownTenant.class);
    }

    @Test
    void aConflictRunsTheTransactionAgainAndAFailureDoesNot() {
        provision(ONE);
        AtomicInteger runs = new AtomicInteger();

        int ranUntil = databases
                .inTransaction(
                        ONE,
                        tx -> tx.query("select 1").execute().map(_ -> {
                            if (runs.incrementAndGet() < 3) {
                                throw new TransactionConflict("not yet");
                            }
                            return runs.get();
                        }))
                .await()
                .atMost(WAIT_MAX);

        assertThat(ranUntil).isEqualTo(3);
        runs.set(0);
        assertThatThrownBy(() -> databases
                        .inTransaction(
                                ONE,
                                tx -> tx.query("select broken_" + runs.incrementAndGet())
                                        .execute())
                        .await()
                        .atMost(WAIT_MAX))
                .hasMessageContaining("broken_1");
        assertThat(runs).hasValue(1);
    }

    private Provisioned provision(TenantId id) {
        return provisioning.provision(id, "A lender of tests", false).await().atMost(WAIT_MAX);
    }

    private String currentDatabase(TenantId tenant) {
        return query(tenant, "select current_database()").iterator().next().getString(0);
    }

    private long count(TenantId tenant, String sql) {
        return query(tenant, sql).iterator().next().getLong(0);
    }

    private RowSet<io.vertx.mutiny.sqlclient.Row> query(TenantId tenant, String sql) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.query(sql).execute())
                .await()
                .atMost(WAIT_MAX);
    }
}
