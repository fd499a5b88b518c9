package io.muster.posting;

import io.muster.posting.Trial.Count;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Keeps what trials have found: facts, one for each time that an upload's sheet was looked at to its end. */
@ApplicationScoped
public class UploadTrials {
    static final String ADD = """
            insert into upload_trial (upload_id, number, business_date, sheet, header_row, header, layout, rows, paise,
              post_rows, post_paise, already_rows, already_paise, refused_rows, refused_paise,
              rejected_rows, rejected_paise, suspense_rows, suspense_paise, done_rows, not_data_rows, mends, version,
              reasons, first_rows, samples)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
              $22, $23, $24, $25, $26)
            """;

    static final String FIND = """
            select number, ended_at, business_date, sheet, header_row, header, layout, rows, paise,
              post_rows, post_paise, already_rows, already_paise, refused_rows, refused_paise,
              rejected_rows, rejected_paise, suspense_rows, suspense_paise, done_rows, not_data_rows, mends, version,
              reasons, first_rows, samples
            from upload_trial
            where upload_id = $1
            order by number desc
            limit 1
            """;

    /** Adds a trial in the transaction that moves its upload. */
    public Uni<Void> add(SqlConnection tx, UUID upload, Trial trial) {
        return tx.preparedQuery(ADD).execute(tuple(upload, trial)).replaceWithVoid();
    }

    /** The last trial of an upload that ended. */
    public Uni<Optional<Trial>> findLast(SqlClient client, UUID upload) {
        return client.preparedQuery(FIND).execute(Tuple.of(upload)).map(UploadTrials::first);
    }

    private static Tuple tuple(UUID upload, Trial trial) {
        Tuple row = Tuple.tuple()
                .addUUID(upload)
                .addInteger(trial.number())
                .addLocalDate(trial.businessDate())
                .addString(Columns.storable(trial.sheet()))
                .addInteger(trial.headerRow() == 0 ? null : trial.headerRow())
                .addArrayOfString(Columns.texts(trial.header(), text -> text))
                .addString(trial.layout());
        Trial.Totals totals = trial.totals();
        for (Count count : List.of(
                totals.all(),
                totals.post(),
                totals.already(),
                totals.refused(),
                totals.rejected(),
                totals.suspense())) {
            row = row.addInteger(count.rows()).addLong(count.paise());
        }
        return row.addInteger(trial.done())
                .addInteger(trial.notData())
                .addArrayOfUUID(trial.mends().toArray(UUID[]::new))
                .addString(trial.version())
                .addValue(TrialJson.reasons(trial.reasons()))
                .addValue(TrialJson.rows(trial.firstRows()))
                .addValue(TrialJson.guess(trial.guess()));
    }

    private static Optional<Trial> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(UploadTrials::read)
                .findFirst();
    }

    private static Trial read(Row row) {
        int headerRow = Objects.requireNonNullElse(row.getInteger("header_row"), 0);
        List<String> header = List.of(row.getArrayOfStrings("header"));
        return new Trial(
                row.getInteger("number"),
                row.getOffsetDateTime("ended_at").toInstant(),
                row.getLocalDate("business_date"),
                row.getString("sheet"),
                headerRow,
                header,
                row.getString("layout"),
                new Trial.Totals(
                        new Count(row.getInteger("rows"), row.getLong("paise")),
                        count(row, "post"),
                        count(row, "already"),
                        count(row, "refused"),
                        count(row, "rejected"),
                        count(row, "suspense")),
                row.getInteger("done_rows"),
                row.getInteger("not_data_rows"),
                Set.of(row.getArrayOfUUIDs("mends")),
                row.getString("version"),
                TrialJson.reasons(row.getJsonArray("reasons")),
                TrialJson.rows(row.getJsonArray("first_rows")),
                TrialJson.guess(row.getJsonObject("samples"), headerRow, header));
    }

    private static Count count(Row row, String verdict) {
        return new Count(row.getInteger(verdict + "_rows"), row.getLong(verdict + "_paise"));
    }
}
