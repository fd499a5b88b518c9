package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One thing that a person does with one upload: one transaction under the upload's lock, and the workers told of it. */
@ApplicationScoped
public class Turning {
    private static final String LOCK = """
            select id
            from upload
            where id = $1
            for update
            """;

    private final TenantDatabases databases;
    private final Uploads uploads;
    private final States states;
    private final Announcements announcements;

    Turning(TenantDatabases databases, Uploads uploads, States states, Announcements announcements) {
        this.databases = databases;
        this.uploads = uploads;
        this.states = states;
        this.announcements = announcements;
    }

    /**
     * Does it to the upload as it stands while nobody else moves it; empty when the lender has none of this id.
     *
     * @param act what to do, in the transaction that commits behind it; it may run again from the start
     */
    public Uni<Optional<Decided>> turn(
            TenantId tenant, UploadId id, BiFunction<SqlConnection, Upload, Uni<Decided>> act) {
        return databases
                .inTransaction(tenant, tx -> lock(tx, id).flatMap(found -> act(tx, found, act)))
                .call(decided -> announce(tenant, decided));
    }

    private Uni<Optional<Upload>> lock(SqlConnection tx, UploadId id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id.value())).chain(() -> uploads.find(tx, id));
    }

    private static Uni<Optional<Decided>> act(
            SqlConnection tx, Optional<Upload> found, BiFunction<SqlConnection, Upload, Uni<Decided>> act) {
        return found.map(upload -> act.apply(tx, upload).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Void> announce(TenantId tenant, Optional<Decided> decided) {
        Optional<Upload> waiting = decided.filter(each -> each instanceof Decided.Done || each instanceof Decided.Noted)
                .map(Decided::upload)
                .filter(upload -> upload.state() instanceof UploadState.Received || upload.wish() != null);
        return waiting.map(upload -> announcements.make(tenant, upload.waiting()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Moves it, and says how it stands then. */
    Uni<Decided> move(SqlConnection tx, Upload upload, UploadState to) {
        return states.move(tx, upload.id(), upload.state(), to).chain(() -> as(tx, upload, Decided.Done::new));
    }

    /** The upload as it stands by now in this transaction. */
    public Uni<Decided> as(SqlConnection tx, Upload upload, Function<Upload, Decided> outcome) {
        return uploads.find(tx, upload.id()).map(Optional::orElseThrow).map(outcome);
    }
}
