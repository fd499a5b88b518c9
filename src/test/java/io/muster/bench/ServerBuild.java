package io.muster.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Which PostgreSQL is measured, and how it was compiled; by a fifth more or less CPU a row, it matters. */
public final class ServerBuild {
    private static final String ASK = """
            select version() as server, coalesce(string_agg(flag, ' ' order by flag), 'no optimisation') as flags,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
              current_setting('full_page_writes') as pages, current_setting('shared_buffers') as buffers
            from pg_config c cross join regexp_split_to_table(c.setting, '\\s+') flag
            where c.name = 'CFLAGS' and flag ~ '^-(O|march|flto)'
            """;

    private ServerBuild() {}

    /** A sentence for people; asked as a superuser. */
    public static String of(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery(ASK)) {
            var _ = row.next();
            return "%s, %s; fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s."
                    .formatted(
                            row.getString("server"),
                            row.getString("flags"),
                            row.getString("fsync"),
                            row.getString("commits"),
                            row.getString("pages"),
                            row.getString("buffers"));
        }
    }
}
