package io.muster.ops;

import io.muster.db.TenantDatabases;
import io.muster.tenant.Tenant;
import io.muster.tenant.Tenants;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the lenders' databases answer.
 *
 * <p>Down only when none does: one lender's broken database must not take the others' service away.
 */
@Readiness
@ApplicationScoped
class TenantDatabasesReady implements AsyncHealthCheck {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(2);
    private static final int ASKED_AT_ONCE_MAX = 8;

    private final Tenants tenants;
    private final TenantDatabases databases;

    TenantDatabasesReady(Tenants tenants, TenantDatabases databases) {
        this.tenants = tenants;
        this.databases = databases;
    }

    private record Answer(Tenant tenant, boolean up) {}

    @Override
    public Uni<HealthCheckResponse> call() {
        return tenants.list()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUni(this::ask)
                .merge(ASKED_AT_ONCE_MAX)
                .collect()
                .asList()
                .map(TenantDatabasesReady::respond)
                .onFailure()
                .recoverWithItem(TenantDatabasesReady::directoryDown);
    }

    private Uni<Answer> ask(Tenant tenant) {
        return databases
                .pool(tenant.id())
                .flatMap(pool -> pool.query("select 1").execute())
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .map(_ -> new Answer(tenant, true))
                .onFailure()
                .recoverWithItem(new Answer(tenant, false));
    }

    private static HealthCheckResponse respond(List<Answer> answers) {
        HealthCheckResponseBuilder response = named();
        answers.forEach(answer -> response.withData(answer.tenant().id().value(), answer.up() ? "up" : "down"));
        return response.status(answers.isEmpty() || answers.stream().anyMatch(Answer::up))
                .build();
    }

    private static HealthCheckResponse directoryDown(Throwable failure) {
        return named().withData("directory", failure.getClass().getSimpleName())
                .down()
                .build();
    }

    private static HealthCheckResponseBuilder named() {
        return HealthCheckResponse.named("lenders' databases");
    }
}
