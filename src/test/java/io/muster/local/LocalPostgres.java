package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL 18 as a child process on 127.0.0.1, started from the binaries on the class path; may be crashed and restarted. */
public final class LocalPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path cluster;
    private final Path log;
    private final List<String> command;
    private final int port;
    private final String password;
    private volatile Child server;

    private LocalPostgres(Path cluster, Path log, List<String> command, int port, String password) {
        this.cluster = cluster;
        this.log = log;
        this.command = command;
        this.port = port;
        this.password = password;
        this.server = launch(cluster, log, command);
    }

    /**
     * Starts a server on the data folder, which is made when it is not there, and waits until it takes connections.
     *
     * @param parts where unpacked binaries are kept for all runs
     * @param data this server's own folder; its log is the file beside it with {@code .log} appended
     */
    public static LocalPostgres start(Path parts, Path data, int port, Durability durability) {
        var binaries = PostgresBinaries.unpacked(parts);
        var home = data.toAbsolutePath();
        var cluster = home.resolve("cluster");
        var log = home.resolveSibling(home.getFileName() + ".log");
        try {
            Files.createDirectories(home);
            var password = Secret.kept(home.resolve("superuser.password"));
            if (!Files.exists(cluster)) {
                create(binaries, cluster, log);
            }
            stopLeftover(cluster);
            return new LocalPostgres(cluster, log, command(binaries, cluster, port, durability), port, password);
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL cannot use " + data + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** Makes a role and a database of its own, both called {@code name}; what is there already stays. */
    public void createDatabase(String name, String rolePassword) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var role = statement.enquoteIdentifier(name, true);
            var present = exists(connection, "select 1 from pg_roles where rolname = ?", name);
            statement.execute((present ? "alter role " : "create role ") + role + " login password "
                    + statement.enquoteLiteral(rolePassword));
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + role + " owner " + role);
            }
        } catch (SQLException e) {
            throw new StartFailure("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Opens a connection as the superuser to the database {@code postgres}. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The server's first process. */
    public Child server() {
        return server;
    }

    /** Rolls open transactions back, writes a checkpoint and ends the server. */
    public void stopFast() {
        server.close();
    }

    /** Ends the server as a crash does: nothing is written any more, and the next start recovers from the log. */
    public void stopImmediate() {
        try {
            var pid = Files.readAllLines(cluster.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            Child.run("kill", log.resolveSibling(log.getFileName() + ".kill"), Map.of(), List.of("kill", "-QUIT", pid));
            server.onExit().join();
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL does not run: " + e.getMessage(), e);
        }
    }

    /** Starts the stopped server again, on its data and port, and waits until it takes connections. */
    public void restart() {
        server.close();
        try {
            stopLeftover(cluster);
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL cannot use " + cluster + ": " + e.getMessage(), e);
        }
        server = launch(cluster, log, command);
    }

    @Override
    public void close() {
        stopFast();
    }

    private static Child launch(Path cluster, Path log, List<String> command) {
        var server = Child.start("PostgreSQL", log, "INT", Map.of(), command);
        awaitReady(server, cluster);
        return server;
    }

    private static void create(PostgresBinaries binaries, Path cluster, Path log) throws IOException {
        // Under another name until it is whole: an interrupted initdb must not pass for a database
        var draft = cluster.resolveSibling("cluster.draft");
        Parts.delete(draft);
        Child.run(
                "initdb",
                log,
                Map.of(),
                binaries.initdb(draft, SUPERUSER, cluster.resolveSibling("superuser.password")));
        Files.move(draft, cluster);
    }

    private static List<String> command(PostgresBinaries binaries, Path cluster, int port, Durability durability) {
        var settings = Stream.concat(
                Stream.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "max_connections=200",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        // Short statements by the thousand: compiling one costs more than it saves
                        "jit=off",
                        "random_page_cost=1.1"),
                durability.settings().stream());
        var command = new ArrayList<>(binaries.postgres(cluster));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** Ends a server that outlived its parent on this very data folder, or forgets the file that a crash left. */
    private static void stopLeftover(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()))
                .ifPresent(LocalPostgres::kill);
        Files.deleteIfExists(pidFile);
    }

    private static void kill(ProcessHandle leftover) {
        leftover.destroyForcibly();
        leftover.onExit().join();
    }

    private static void awaitReady(Child server, Path cluster) {
        Readiness.await(server, START_LIMIT, () -> {
            var pidFile = cluster.resolve("postmaster.pid");
            return Files.exists(pidFile) && Files.readString(pidFile).contains("\nready");
        });
    }
}
