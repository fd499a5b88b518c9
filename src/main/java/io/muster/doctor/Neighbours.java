package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the lenders looked at so far must not share with the next: their database and their uploads. One thread. */
final class Neighbours {
    private static final String IDENTITY = """
            select (select system_identifier from pg_control_system()) || '/' || oid
            from pg_database
            where datname = current_database()
            """;

    private static final String UPLOADS = """
            select id
            from upload
            """;

    private final Map<String, String> databases = new HashMap<>();
    private final Map<UUID, String> uploads = new HashMap<>();

    /** Compares a lender's books with those that were met before. */
    List<Finding> meet(String lender, Connection books) throws SQLException {
        List<String> shared = new ArrayList<>();
        try (PreparedStatement statement = books.prepareStatement(IDENTITY);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                note(databases, rows.getString(1), lender, "database", shared);
            }
        }
        List<String> met = new ArrayList<>();
        try (PreparedStatement statement = books.prepareStatement(UPLOADS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID upload = rows.getObject(1, UUID.class);
                note(uploads, upload, lender, "upload " + upload, met);
            }
        }
        return List.of(finding(Invariants.OWN_DATABASE, shared), finding(Invariants.OWN_UPLOADS, met));
    }

    private static <K> void note(Map<K, String> known, K key, String lender, String what, List<String> shared) {
        String other = known.putIfAbsent(key, lender);
        if (other != null) {
            shared.add(what + ", also of " + other);
        }
    }

    private static Finding finding(Invariant invariant, List<String> shared) {
        return new Finding(invariant, shared.size(), shared.subList(0, Math.min(Finding.EXAMPLES_MAX, shared.size())));
    }
}
