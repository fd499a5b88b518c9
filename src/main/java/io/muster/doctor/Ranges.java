package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Cuts loans and uploads into ranges of ids that are small enough to look at one by one, so that a query needs little
 * memory and one can say how far one is. Together they cover every id there can be, also those of rows that are lost.
 */
final class Ranges {
    private static final int LOANS_MAX = 5_000;
    private static final int UPLOAD_ROWS_MAX = 200_000;
    private static final UUID UPLOAD_LAST = new UUID(-1, -1);

    private static final String LOANS = """
            select id
            from (select id, row_number() over (order by id) as place from loan_account) placed
            where place %% %d = 0
            order by id
            """.formatted(LOANS_MAX);

    // An upload counts for one row at least
    private static final String UPLOADS = """
            select u.id, 1 + coalesce(sum(posted_rows::bigint + already_posted_rows + refused_rows + rejected_rows), 0)
            from upload u
            left join upload_lane l on l.upload_id = u.id
            group by u.id
            order by u.id
            """;

    private Ranges() {}

    /** Ids behind {@code after} up to {@code last}. */
    record Range(Object after, Object last) {}

    static List<Range> loans(Connection books) throws SQLException {
        List<Object> ends = new ArrayList<>();
        try (PreparedStatement statement = books.prepareStatement(LOANS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ends.add(rows.getLong(1));
            }
        }
        return ranges(Long.MIN_VALUE, ends, Long.MAX_VALUE);
    }

    /** How many loans a range has, except the last. */
    static long loansOf(int ranges) {
        return (long) ranges * LOANS_MAX;
    }

    static List<Range> uploads(Connection books) throws SQLException {
        List<Object> ends = new ArrayList<>();
        long gathered = 0;
        try (PreparedStatement statement = books.prepareStatement(UPLOADS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                gathered += rows.getLong(2);
                if (gathered >= UPLOAD_ROWS_MAX) {
                    ends.add(rows.getObject(1, UUID.class));
                    gathered = 0;
                }
            }
        }
        return ranges(new UUID(0, 0), ends, UPLOAD_LAST);
    }

    private static List<Range> ranges(Object first, List<Object> ends, Object last) {
        List<Range> ranges = new ArrayList<>();
        Object after = first;
        for (Object end : ends) {
            ranges.add(new Range(after, end));
            after = end;
        }
        ranges.add(new Range(after, last));
        return ranges;
    }
}
