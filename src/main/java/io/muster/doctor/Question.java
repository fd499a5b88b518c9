package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A query with named parameters, such as {@code :after}; asks for what breaks an invariant. */
final class Question {
    // Two colons are a cast
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    private final String sql;
    private final List<String> names;

    private Question(String sql) {
        this.sql = NAME.matcher(sql).replaceAll("?");
        this.names = NAME.matcher(sql).results().map(found -> found.group(1)).toList();
    }

    /** Counts what breaks an invariant and names the first few. */
    static Finding ask(Connection books, Invariant invariant, Map<String, Object> values) throws SQLException {
        Question question = new Question("""
                select offender, count(*) over () as violations
                from (
                %s) found(offender)
                order by offender collate "C"
                limit %d
                """.formatted(OutboxPass.sql(invariant), Finding.EXAMPLES_MAX));
        long violations = 0;
        List<String> examples = new ArrayList<>();
        try (PreparedStatement statement = question.prepare(books, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                examples.add(rows.getString(1));
                violations = rows.getLong(2);
            }
        }
        return new Finding(invariant, violations, examples);
    }

    private PreparedStatement prepare(Connection books, Map<String, Object> values) throws SQLException {
        PreparedStatement statement = books.prepareStatement(sql);
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            if (value == null) {
                throw new IllegalStateException("no value for :" + names.get(i));
            }
            statement.setObject(i + 1, value instanceof List<?> texts ? texts(books, texts) : value);
        }
        return statement;
    }

    private static Object texts(Connection books, List<?> texts) throws SQLException {
        return books.createArrayOf("text", texts.toArray());
    }
}
