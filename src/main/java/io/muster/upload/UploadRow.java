package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import io.muster.trace.TraceContext;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upload out of a row of the books. */
final class UploadRow {
    /** What {@link #read} wants, of an upload {@code u}; its tally is the sum over its lanes. */
    static final String COLUMNS = """
            u.id, u.kind, u.file_name, u.sha256, u.size_bytes, u.received_at, u.received_by, u.state, u.token,
              u.lease_owner, u.lease_until, u.started_at, u.finished_at, u.sheet, u.header_row, u.header,
              u.rows_expected, u.rows_read, u.failures, u.problem_code, u.problem, u.remedy, u.stopped_at_row, u.phase,
              u.asks, u.wish, u.looks_first, u.declared_rows, u.declared_paise, u.trial, u.found_rows, u.found_paise,
              u.found_not_data, u.paused_role, u.parent_id, u.correction_id,
              u.traceparent, t.*""";

    static final String TALLY = """
            left join lateral (
              select
                coalesce(sum(posted_rows), 0)::bigint posted_rows,
                coalesce(sum(already_posted_rows), 0)::bigint already_posted_rows,
                coalesce(sum(refused_rows), 0)::bigint refused_rows,
                coalesce(sum(rejected_rows), 0)::bigint rejected_rows,
                coalesce(sum(posted_paise), 0)::bigint posted_paise,
                coalesce(sum(already_posted_paise), 0)::bigint already_posted_paise,
                coalesce(sum(refused_paise), 0)::bigint refused_paise,
                coalesce(sum(rejected_paise), 0)::bigint rejected_paise
              from upload_lane
              where upload_id = u.id
            ) t on true""";

    private UploadRow() {}

    static Upload read(Row row) {
        return new Upload(
                new UploadId(row.getUUID("id")),
                WorkbookKind.of(row.getString("kind")).orElseThrow(),
                row.getString("file_name"),
                ContentHash.of(row.getBuffer("sha256").getBytes()),
                row.getLong("size_bytes"),
                instant(row, "received_at"),
                row.getString("received_by"),
                state(row),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "finished_at"),
                row.getInteger("failures"),
                row.getBoolean("looks_first"),
                new Declared(row.getInteger("declared_rows"), row.getLong("declared_paise")),
                row.getInteger("trial"),
                found(row),
                wish(row),
                row.getString("paused_role"),
                parent(row),
                row.getUUID("correction_id"),
                findings(row),
                tally(row),
                TraceContext.of(row.getString("traceparent")));
    }

    /** The state machine's state of this row. */
    static UploadState state(Row row) {
        long token = row.getLong("token");
        String state = row.getString("state");
        Phase phase = Phase.of(row.getString("phase"));
        return switch (state) {
            case "received" -> new UploadState.Received(token, phase);
            case "reading" ->
                new UploadState.Reading(token, phase, row.getString("lease_owner"), instant(row, "lease_until"));
            case "held" -> new UploadState.Held(token, Ask.of(row.getString("asks")));
            case "paused" -> new UploadState.Paused(token);
            case "completed" -> new UploadState.Completed(token);
            case "failed" -> new UploadState.Failed(token, phase, problem(row));
            case "cancelled" -> new UploadState.Cancelled(token, phase);
            case "discarded" -> new UploadState.Discarded(token);
            default -> throw new IllegalStateException("the books know no state " + state);
        };
    }

    static Tally tally(Row row) {
        return new Tally(
                row.getLong("posted_rows"),
                row.getLong("already_posted_rows"),
                row.getLong("refused_rows"),
                row.getLong("rejected_rows"),
                row.getLong("posted_paise"),
                row.getLong("already_posted_paise"),
                row.getLong("refused_paise"),
                row.getLong("rejected_paise"));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Found found(Row row) {
        Integer rows = row.getInteger("found_rows");
        return rows == null ? null : new Found(rows, row.getLong("found_paise"), row.getInteger("found_not_data"));
    }

    static @Nullable Wish wish(Row row) {
        String wish = row.getString("wish");
        return wish == null ? null : Wish.of(wish);
    }

    private static @Nullable UploadId parent(Row row) {
        UUID parent = row.getUUID("parent_id");
        return parent == null ? null : new UploadId(parent);
    }

    private static UploadProblem problem(Row row) {
        return new UploadProblem(
                row.getString("problem_code"),
                row.getString("problem"),
                row.getString("remedy"),
                Objects.requireNonNullElse(row.getInteger("stopped_at_row"), 0));
    }

    private static Findings findings(Row row) {
        String[] header = row.getArrayOfStrings("header");
        return new Findings(
                row.getString("sheet"),
                Objects.requireNonNullElse(row.getInteger("header_row"), 0),
                header == null ? List.of() : List.of(header),
                row.getInteger("rows_expected"),
                row.getInteger("rows_read"));
    }
}
