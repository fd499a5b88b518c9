package io.muster.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Keycloak as a child process on localhost, with people, roles and clients from a realm file. */
public final class LocalKeycloak implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final int ANSWER_LIMIT_MS = 2_000;

    private final Child server;

    private LocalKeycloak(Child server) {
        this.server = server;
    }

    /**
     * Starts Keycloak and waits until it serves its realms.
     *
     * @param data this server's own folder, made anew when the realms have changed; its log is beside it
     */
    public static LocalKeycloak start(Path parts, Path data, int port, Realms realms, Consumer<String> progress) {
        var home = data.toAbsolutePath();
        var log = home.resolveSibling(home.getFileName() + ".log");
        try {
            var installation = KeycloakInstallation.built(parts, log, progress);
            installation.prepare(home, realms);
            var server = Child.start("Keycloak", log, "TERM", environment(), installation.start(home, port));
            Readiness.await(server, START_LIMIT, () -> answers(issuer(port, Realms.MUSTER)));
            return new LocalKeycloak(server);
        } catch (IOException e) {
            throw new StartFailure("Keycloak cannot use " + data + ": " + e.getMessage(), e);
        }
    }

    /** The issuer of a realm's tokens, which is also the address that quarkus-oidc wants. */
    public static String issuer(int port, String realm) {
        return "http://localhost:" + port + "/realms/" + realm;
    }

    /** Where a realm gives out tokens. */
    public static String tokenEndpoint(int port, String realm) {
        return issuer(port, realm) + "/protocol/openid-connect/token";
    }

    Child server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    /** The server administrator of Keycloak's own console; only this machine reaches it. */
    private static Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", "keycloak-admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", Realms.SAMPLE_PASSWORD);
    }

    private static boolean answers(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(ANSWER_LIMIT_MS);
        connection.setReadTimeout(ANSWER_LIMIT_MS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
