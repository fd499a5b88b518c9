package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The layouts by which uploads were read, as they were printed then; any thread. */
@ApplicationScoped
public class UploadLayouts {
    static final String FIND = """
            select layout
            from upload
            where id = $1 and layout is not null
            """;

    /** The layout of an upload whose sheet was found; empty before that. */
    public Uni<Optional<String>> find(SqlClient client, UploadId upload) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(upload.value()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("layout")));
    }
}
