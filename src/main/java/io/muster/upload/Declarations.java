package io.muster.upload;

import io.muster.upload.Decision.What;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What makers say is in a sheet that is not posted yet. When it ties, the maker is asked to post: a control that was changed
 * until it fits posts nothing by itself.
 */
@ApplicationScoped
class Declarations {
    private static final String DECLARE = """
            update upload
            set declared_rows = $2, declared_paise = $3
            where id = $1
            """;

    private final States states;
    private final DecisionLog log;

    Declarations(States states, DecisionLog log) {
        this.states = states;
        this.log = log;
    }

    /** Whether it is still tried, or its maker's turn, so that what is said of it counts. */
    boolean mayStillBe(Upload upload) {
        return switch (upload.state()) {
            case UploadState.Received received -> received.phase() == Phase.TRY;
            case UploadState.Reading reading -> reading.phase() == Phase.TRY;
            case UploadState.Held held -> held.ask() != Ask.CHECKER;
            case UploadState.Paused _,
                    UploadState.Completed _,
                    UploadState.Failed _,
                    UploadState.Cancelled _,
                    UploadState.Discarded _ -> false;
        };
    }

    /** Takes what is said instead of what was said before, and asks whoever must act next. */
    Uni<Void> declare(SqlConnection tx, Upload upload, Hand maker, Declared declared) {
        JsonObject detail =
                new JsonObject().put("from", json(upload.declared())).put("to", json(declared));
        return log.append(tx, upload, What.DECLARED, maker, null, detail)
                .chain(() -> tx.preparedQuery(DECLARE)
                        .execute(Tuple.of(upload.id().value(), declared.rows(), declared.paise())))
                .chain(() -> ask(tx, upload, declared));
    }

    /** One that no trial has understood asks for its columns as before. */
    private Uni<Void> ask(SqlConnection tx, Upload upload, Declared declared) {
        Found found = upload.found();
        return upload.state() instanceof UploadState.Held held && found != null && held.ask() != Ask.MAPPING
                ? states.move(tx, upload.id(), held, held.ask(declared.ties(found) ? Ask.MAKER : Ask.DECLARATION))
                : Uni.createFrom().voidItem();
    }

    private static JsonObject json(Declared declared) {
        return new JsonObject().put("rows", declared.rows()).put("paise", declared.paise());
    }
}
