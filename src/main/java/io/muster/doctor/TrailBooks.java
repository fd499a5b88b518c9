package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one lender's books have of a trail, at one moment; nothing in it names a person. */
record TrailBooks(Connection books) {
    private static final String PAYMENT = """
            select p.key, p.receipt_no, p.upload_id, p.row_number, p.posted_at, p.amount_paise, p.loan_id, l.number as loan,
              coalesce((select string_agg(r.receipt_no, ', ' order by r.issued_at) from receipt_reissue r
                        where r.payment_key = p.key), '') as reissued,
              exists (select from receipt_cancellation c where c.receipt_no = p.receipt_no) as cancelled
            from payment p
            join loan_account l on l.id = p.loan_id
            """;
    private static final String BY_RECEIPT = PAYMENT + """
            where p.receipt_no = ? or p.key in (select r.payment_key from receipt_reissue r where r.receipt_no = ?)
            """;
    private static final String BY_ROW = PAYMENT + """
            where p.upload_id = ? and p.row_number = ?
            """;
    private static final String BY_VERDICT = PAYMENT + """
            where p.receipt_no = (select v.receipt_no from row_verdict v where v.upload_id = ? and v.row_number = ?)
            """;
    private static final String VERDICT = """
            select verdict
            from row_verdict
            where upload_id = ? and row_number = ?
            """;
    private static final String UPLOAD = """
            select id, kind, file_name, encode(sha256, 'hex') as sha256, size_bytes, received_at, state, token, failures,
              sheet, cardinality(header) as columns, rows_read, lanes, finished_at, parent_id, traceparent
            from upload
            where id = ?
            """;
    private static final String PAGE = """
            select o.horizon::text || '/' || o.seq as place, o.events, o.traceparent,
              (o.horizon, o.seq) <= (r.last_horizon, r.last_seq) as published
            from outbox o
            cross join relay r
            where o.created_at between ?::timestamptz - interval '1 minute' and ?::timestamptz + interval '1 minute'
              and ? = any(o.event_ids)
            """;
    private static final String MESSAGES = """
            select id, kind, channel, state, attempts, reason_code, coalesce(settled_at, decided_at) as at
            from message
            where payment_key = ?
            order by decided_at, id
            limit 20
            """;

    /** The posting of a sum of money. */
    record Posted(
            UUID key,
            String receipt,
            @Nullable UUID upload,
            @Nullable Integer row,
            Instant at,
            long paise,
            long loanId,
            String loan,
            String reissued,
            boolean cancelled) {}

    /** A file that was received. */
    record File(
            UUID id,
            String kind,
            String name,
            String sha256,
            long bytes,
            Instant receivedAt,
            String state,
            long token,
            int failures,
            @Nullable String sheet,
            int columns,
            long rowsRead,
            int lanes,
            @Nullable Instant finishedAt,
            @Nullable UUID parent,
            @Nullable String traceparent) {}

    /** Where an event waits or waited to be published. */
    record Page(String place, int events, @Nullable String traceparent, boolean published) {}

    Optional<Posted> payment(String receipt) throws SQLException {
        return one(BY_RECEIPT, TrailBooks::posted, receipt, receipt);
    }

    /** The payment of a row, or the one that it was answered with. */
    Optional<Posted> payment(UUID upload, int row) throws SQLException {
        Optional<Posted> own = one(BY_ROW, TrailBooks::posted, upload, row);
        return own.isPresent() ? own : one(BY_VERDICT, TrailBooks::posted, upload, row);
    }

    Optional<String> verdict(UUID upload, int row) throws SQLException {
        return one(VERDICT, found -> found.getString(1), upload, row);
    }

    Optional<File> file(UUID upload) throws SQLException {
        return one(UPLOAD, TrailBooks::file, upload);
    }

    /** Empty when it has left the outbox. */
    Optional<Page> page(String eventId, Instant at) throws SQLException {
        OffsetDateTime about = at.atOffset(java.time.ZoneOffset.UTC);
        return one(
                PAGE,
                found -> new Page(found.getString(1), found.getInt(2), found.getString(3), found.getBoolean(4)),
                about,
                about,
                eventId);
    }

    /** A line for each, by its id. */
    Map<String, String> messages(UUID payment) throws SQLException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String[] each : list(MESSAGES, TrailBooks::message, payment)) {
            lines.put(each[0], each[1]);
        }
        return lines;
    }

    private static String[] message(ResultSet row) throws SQLException {
        String why = row.getString("reason_code");
        return new String[] {
            row.getString("id"),
            row.getString("kind") + " by " + row.getString("channel") + ": " + row.getString("state")
                    + (why == null ? "" : " (" + why + ")") + ", " + row.getInt("attempts") + " tries, since "
                    + instant(row, "at")
        };
    }

    private static Posted posted(ResultSet row) throws SQLException {
        int number = row.getInt("row_number");
        boolean single = row.wasNull();
        return new Posted(
                row.getObject("key", UUID.class),
                row.getString("receipt_no"),
                row.getObject("upload_id", UUID.class),
                single ? null : number,
                instant(row, "posted_at"),
                row.getLong("amount_paise"),
                row.getLong("loan_id"),
                row.getString("loan"),
                row.getString("reissued"),
                row.getBoolean("cancelled"));
    }

    private static File file(ResultSet row) throws SQLException {
        return new File(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                instant(row, "received_at"),
                row.getString("state"),
                row.getLong("token"),
                row.getInt("failures"),
                row.getString("sheet"),
                row.getInt("columns"),
                row.getLong("rows_read"),
                row.getInt("lanes"),
                row.getObject("finished_at") == null ? null : instant(row, "finished_at"),
                row.getObject("parent_id", UUID.class),
                row.getString("traceparent"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String sql, Reading<T> reading, Object... parameters) throws SQLException {
        return list(sql, reading, parameters).stream().findFirst();
    }

    private <T> List<T> list(String sql, Reading<T> reading, Object... parameters) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        }
    }
}
