package io.muster.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        return ask(books, "", List.of(invariant), values).getFirst();
    }

    /**
     * Counts what breaks each of some invariants, in one query.
     *
     * @param common what the query begins with, for all of them
     */
    static List<Finding> ask(Connection books, String common, List<Invariant> invariants, Map<String, Object> values)
            throws SQLException {
        String each = invariants.stream()
                .map(invariant -> "select '%s' as code, offender from (%n%s) found(offender)"
                        .formatted(invariant.code(), invariant.sql()))
                .collect(Collectors.joining("\nunion all\n"));
        Question question = new Question("""
                %s
                select code, offender, violations
                from (
                  select code, offender, count(*) over (partition by code) as violations,
                    row_number() over (partition by code order by offender collate "C") as place
                  from (
                %s
                  ) offenders) placed
                where place <= %d
                order by code, place
                """.formatted(common, each, Finding.EXAMPLES_MAX));
        Map<String, List<String>> examples = new HashMap<>();
        Map<String, Long> violations = new HashMap<>();
        try (PreparedStatement statement = books.prepareStatement(question.sql)) {
            question.bind(statement, values);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                examples.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                        .add(rows.getString(2));
                violations.put(rows.getString(1), rows.getLong(3));
            }
        }
        return invariants.stream()
                .map(invariant -> new Finding(
                        invariant,
                        violations.getOrDefault(invariant.code(), 0L),
                        examples.getOrDefault(invariant.code(), List.of())))
                .toList();
    }

    private void bind(PreparedStatement statement, Map<String, Object> values) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            if (value == null) {
                throw new IllegalStateException("no value for :" + names.get(i));
            }
            statement.setObject(i + 1, value instanceof List<?> texts ? texts(statement, texts) : value);
        }
    }

    private static Object texts(PreparedStatement statement, List<?> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }
}
