package io.muster.upload;

import io.muster.tenant.SheetMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a person has said of an upload's own columns: the next trial reads by it. */
@ApplicationScoped
public class ChosenMappings {
    private static final String FIND = """
            select mapping
            from upload
            where id = $1 and mapping is not null
            """;

    /** What was said of an upload; empty while nobody has said anything. */
    public Uni<Optional<SheetMapping>> find(SqlClient client, UploadId upload) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(upload.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ChosenMappings::read)
                        .findFirst());
    }

    /** As it stands on the upload and in the log. */
    public static JsonObject json(SheetMapping mapping) {
        return new JsonObject(mapping.print());
    }

    private static SheetMapping read(Row row) {
        JsonObject json = row.getJsonObject("mapping");
        Map<String, String> fields = new LinkedHashMap<>();
        json.fieldNames().forEach(field -> fields.put(field, json.getString(field)));
        return new SheetMapping(fields);
    }
}
