package io.muster.doctor;

import io.muster.db.DatabasePasswords;
import io.muster.doctor.Settings.Role;
import io.muster.tenant.Tenant.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Enters databases to read them: each connection shows one moment, cannot write, and cannot hang for ever. */
final class Door {
    private static final int CONNECT_SECONDS_MAX = 10;
    private static final Duration STATEMENT_MAX = Duration.ofMinutes(15);
    private static final Duration SILENCE_MAX = STATEMENT_MAX.plusMinutes(1);

    // No JIT: it costs seconds on each of many ranges
    private static final String OPTIONS = "-c default_transaction_read_only=on -c lock_timeout=10s -c jit=off"
            + " -c work_mem=32MB -c timezone=UTC -c idle_in_transaction_session_timeout=5min -c statement_timeout="
            + STATEMENT_MAX.toMillis();

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private final Settings settings;
    private final @Nullable DatabasePasswords passwords;

    Door(Settings settings) {
        this.settings = settings;
        String secret = settings.secret();
        this.passwords = secret == null ? null : new DatabasePasswords(secret);
    }

    /** Enters the control database. */
    Connection control() throws SQLException {
        PGSimpleDataSource source = source();
        try {
            source.setURL(settings.controlUrl());
        } catch (IllegalArgumentException e) {
            throw new Words.UsageError(
                    "the control database's address is none of PostgreSQL: quarkus.datasource.jdbc.url");
        }
        return enter(source, settings.ownRole().or(settings::controlRole));
    }

    /** Enters a lender's database. */
    Connection books(DatabaseAddress address) throws SQLException {
        PGSimpleDataSource source = source();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.name());
        return enter(
                source,
                settings.ownRole()
                        .or(() -> Optional.ofNullable(passwords)
                                .map(derived -> new Role(address.role(), derived.of(address)))));
    }

    private static PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setApplicationName("muster doctor");
        source.setConnectTimeout(CONNECT_SECONDS_MAX);
        source.setLoginTimeout(CONNECT_SECONDS_MAX);
        source.setSocketTimeout((int) SILENCE_MAX.toSeconds());
        source.setTcpKeepAlive(true);
        source.setOptions(OPTIONS);
        // Ranges differ: a plan for all of them would suit none
        source.setPrepareThreshold(0);
        return source;
    }

    private static Connection enter(PGSimpleDataSource source, Optional<Role> role) throws SQLException {
        Connection connection = role.isPresent()
                ? source.getConnection(role.get().name(), role.get().password())
                : source.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var _ = statement.execute(ONE_MOMENT);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
