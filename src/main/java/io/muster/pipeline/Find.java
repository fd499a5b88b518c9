package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.Query;
import io.muster.posting.Searches;
import io.muster.posting.Searches.Found;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;

/** One search box over a lender's books; any thread, fails as {@link TenantDatabases#pool} does. */
@ApplicationScoped
public class Find {
    private final TenantDatabases databases;
    private final Searches searches;

    Find(TenantDatabases databases, Searches searches) {
        this.databases = databases;
        this.searches = searches;
    }

    /** Loans, payments, receipts, rows, held money and uploads that may be meant. */
    public Uni<Found> everything(TenantId tenant, Query query) {
        return find(tenant, query, searches::everything);
    }

    /** Loans alone, which is all that the field may look for. */
    public Uni<Found> loans(TenantId tenant, Query query) {
        return find(tenant, query, searches::loans);
    }

    private Uni<Found> find(TenantId tenant, Query query, BiFunction<SqlConnection, Query, Uni<Found>> search) {
        return query.isEmpty()
                ? Uni.createFrom().item(Found.NOTHING)
                : databases
                        .pool(tenant)
                        .flatMap(pool -> pool.withConnection(connection -> search.apply(connection, query)));
    }
}
