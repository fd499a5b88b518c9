package io.muster.screen;

import io.muster.pipeline.TheRoad;
import io.muster.upload.UploadId;
import java.sql.SQLException;

/** An upload that stays as it is for as long as a test looks at it: put into the books by hand, so that no worker takes it. */
record Standing(TheRoad lender, String id) implements AutoCloseable {
    private static final String INSERT = """
            insert into upload (id, kind, file_name, sha256, size_bytes, received_by, state, phase, asks, token, lease_owner,
              lease_until, started_at, header_row, header, rows_read, rows_expected, trial, found_rows, found_paise,
              problem_code, problem, remedy)
            values ('%s', 'collections', 'standing %s.xlsx', sha256(gen_random_uuid()::text::bytea), 1000, 'nobody', '%s', '%s',
              %s, 1, 'nobody', now() + interval '1 hour', now(), 1, '{"Acct ref","Recd"}', 500, 1000, 1, 1000, 1234500,
              %s)
            """;

    /** One that a worker has had for a while; {@code phase} is try or post. */
    static Standing reading(TheRoad lender, String phase) throws SQLException {
        return put(lender, "reading", phase, "null");
    }

    /** One that waits for a person: mapping, declaration, maker or checker. */
    static Standing asking(TheRoad lender, String asks) throws SQLException {
        return put(lender, "held", "try", "'" + asks + "'");
    }

    /** One that has come to rest. */
    static Standing resting(TheRoad lender, String state) throws SQLException {
        return put(lender, state, state.equals("discarded") ? "try" : "post", "null");
    }

    private static Standing put(TheRoad lender, String state, String phase, String asks) throws SQLException {
        String id = UploadId.next().toString();
        String problem =
                state.equals("failed") ? "'unreadable', 'It cannot be read.', 'Send it again.'" : "null, null, null";
        lender.define(INSERT.formatted(id, state, state, phase, asks, problem));
        return new Standing(lender, id);
    }

    String address() {
        return "/console/uploads/" + id;
    }

    /** Changes it behind the application's back. */
    void set(String columns) {
        try {
            lender.define("update upload set " + columns + " where id = '" + id + "'");
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    @Override
    public void close() throws SQLException {
        lender.define("delete from upload where id = '" + id + "'");
    }
}
