package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL starts from the class path, keeps its data, and says how durable it is. */
class LocalPostgresIT {

    @TempDir
    Path folder;

    @Test
    void aDurableServerWaitsForTheDiskAndKeepsItsDataOverARestart() throws SQLException {
        try (var postgres = start(Durability.DURABLE)) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            postgres.createDatabase("muster_control", "first");
        }
        try (var postgres = start(Durability.DURABLE)) {
            assertThat(ask(postgres, "select count(*) from pg_database where datname = 'muster_control'"))
                    .isEqualTo("1");
            postgres.createDatabase("muster_control", "second");
        }
    }

    @Test
    void aFastServerDoesNotWaitForTheDisk() throws SQLException {
        try (var postgres = start(Durability.FAST)) {
            assertThat(setting(postgres, "fsync")).isEqualTo("off");
            assertThat(ask(postgres, "select current_setting('server_version')"))
                    .startsWith("18.");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterACrashAndARestart() throws SQLException {
        try (var postgres = start(Durability.DURABLE)) {
            postgres.createDatabase("survivor", "secret");

            postgres.stopImmediate();
            assertThatThrownBy(postgres::connect).isInstanceOf(SQLException.class);
            postgres.restart();

            assertThat(ask(postgres, "select count(*) from pg_database where datname = 'survivor'"))
                    .isEqualTo("1");
        }
    }

    private LocalPostgres start(Durability durability) {
        return LocalPostgres.start(Muster.parts(), folder.resolve("postgres"), Ports.free(), durability);
    }

    private static String setting(LocalPostgres postgres, String name) throws SQLException {
        return ask(postgres, "show " + name);
    }

    private static String ask(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
