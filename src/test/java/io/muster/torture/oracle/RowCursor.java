package io.muster.torture.oracle;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of an answer that is ordered by {@code row_number}, to be merged with the rows of a sheet. */
final class RowCursor implements AutoCloseable {
    private static final int END = Integer.MAX_VALUE;

    private final PreparedStatement statement;
    final ResultSet row;
    private int number;

    RowCursor(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        this.row = statement.executeQuery();
        advance();
    }

    /** The sheet row that it stands on; greater than any when it is at its end. */
    int number() {
        return number;
    }

    /** Goes on to the next row. */
    void advance() throws SQLException {
        number = row.next() ? row.getInt("row_number") : END;
    }

    boolean atEnd() {
        return number == END;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
