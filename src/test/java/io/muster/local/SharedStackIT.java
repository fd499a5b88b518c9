package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack that the tests share: its people, what their tokens say, and the control database. */
class SharedStackIT {

    @ParameterizedTest
    @CsvSource({"kaveri-maker, maker, kaveri", "sutlej-checker, checker, sutlej", "kaveri-agent, agent, kaveri"})
    void aPersonsTokenCarriesRoleTenantAndAudience(String user, String role, String tenant) throws Exception {
        var claims = claims(Realms.MUSTER, Tokens.CLI, user);
        assertThat(roles(claims)).containsExactly(role);
        assertThat(claims.path("tenant").asText()).isEqualTo(tenant);
        assertThat(claims.path("aud").asText()).isEqualTo("muster");
        assertThat(claims.path("preferred_username").asText()).isEqualTo(user);
        assertThat(lifeSeconds(claims)).isEqualTo(1200);
    }

    @Test
    void thePlatformsAdminHasNoTenant() throws Exception {
        var claims = claims(Realms.MUSTER, Tokens.CLI, "admin");
        assertThat(roles(claims)).containsExactly("platform-admin");
        assertThat(claims.has("tenant")).isFalse();
    }

    @Test
    void theForeignRealmGivesTheSameClaimsUnderAnotherIssuer() throws Exception {
        var own = claims(Realms.MUSTER, Tokens.CLI, "kaveri-maker");
        var foreign = claims(Realms.FOREIGN, Tokens.CLI, "kaveri-maker");
        assertThat(foreign.path("tenant")).isEqualTo(own.path("tenant"));
        assertThat(foreign.path("iss")).isNotEqualTo(own.path("iss"));
    }

    @Test
    void theBriefClientsTokensLastASecond() throws Exception {
        assertThat(lifeSeconds(claims(Realms.MUSTER, Tokens.BRIEF, "kaveri-maker")))
                .isEqualTo(1);
    }

    @Test
    void aStrangerGetsNoToken() {
        assertThatThrownBy(() -> claims(Realms.MUSTER, Tokens.CLI, "stranger"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void theControlDatabaseBelongsToARoleWithoutPrivileges() throws Exception {
        var settings = SharedStack.settings();
        var url = settings.get("quarkus.datasource.jdbc.url");
        var user = settings.get("quarkus.datasource.username");
        try (var connection = DriverManager.getConnection(url, user, settings.get("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select current_user, rolsuper or rolcreatedb from pg_roles where rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("muster_control");
            assertThat(rows.getBoolean(2)).isFalse();
        }
    }

    private static JsonNode claims(String realm, String client, String user) throws Exception {
        var token = Tokens.fetch(SharedStack.tokenEndpoint(realm), client, user);
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static Iterable<String> roles(JsonNode claims) {
        return StreamSupport.stream(claims.path("realm_access").path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static long lifeSeconds(JsonNode claims) {
        return claims.path("exp").asLong() - claims.path("iat").asLong();
    }
}
