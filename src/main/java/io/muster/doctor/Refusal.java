package io.muster.doctor;

import java.sql.SQLException;
import java.util.Objects;

/** Why a database could not be looked at, in the operator's words. */
final class Refusal {
    private Refusal() {}

    static String of(SQLException refused) {
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        return switch (state) {
            case "3D000" -> "there is no such database";
            case "28P01", "28000" -> "the role or its password is not taken; is it the service's own secret?";
            case "42501" ->
                "the role may not read it; a role of the doctor's own needs connect on the database, and pg_read_all_data";
            case "42P01", "42703", "42883" ->
                "its schema is of another version than this program; start Muster once, which migrates it";
            case "57014" -> "a query took longer than the doctor waits";
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? "it does not answer, or ended the connection (" + state + ")"
                        : "it answers with error " + state;
        };
    }
}
