package io.muster.torture.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An upload as the lender's books have it, with its lanes added up. */
record UploadRow(
        String id,
        String kind,
        String state,
        long token,
        String sha256,
        Instant receivedAt,
        int rowsRead,
        int stoppedAtRow,
        @Nullable String problem,
        String tally,
        String hash) {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    static final String LIST = """
            select u.id, u.kind, u.state, u.token, encode(u.sha256, 'hex') as sha256, u.received_at, u.rows_read,
              coalesce(u.stopped_at_row, 0) as stopped_at_row, u.problem_code
            from upload u
            order by u.received_at, u.id
            """;
    static final String LANES = """
            select posted_rows, already_posted_rows, refused_rows, rejected_rows, posted_paise, already_posted_paise,
              refused_paise, rejected_paise, posting_hash
            from upload_lane
            where upload_id = ?::uuid
            """;

    /** Without its lanes. */
    static UploadRow read(ResultSet row) throws SQLException {
        return new UploadRow(
                row.getString("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getLong("token"),
                row.getString("sha256"),
                Objects.requireNonNull(row.getObject("received_at", OffsetDateTime.class))
                        .toInstant(),
                row.getInt("rows_read"),
                row.getInt("stopped_at_row"),
                row.getString("problem_code"),
                "",
                "");
    }

    UploadRow withLanes(String laneTally, String laneHash) {
        return new UploadRow(
                id, kind, state, token, sha256, receivedAt, rowsRead, stoppedAtRow, problem, laneTally, laneHash);
    }

    boolean ended() {
        return state.equals("completed") || failed();
    }

    boolean failed() {
        return state.equals("failed");
    }

    LocalDate arrivedOn() {
        return receivedAt.atZone(INDIA).toLocalDate();
    }
}
