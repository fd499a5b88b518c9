package io.muster.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.net.ProxyOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jose4j.jwk.HttpsJwks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's keys come by the client that sign-ins have, with all that it was told. */
class ProviderFetchTest {
    /** Nobody is there: only the client's own proxy knows how to answer for it. */
    private static final String KEYS = "http://provider.invalid/certs";

    private final Vertx vertx = Vertx.vertx();
    private int status = 200;
    private final HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);

    ProviderFetchTest() throws IOException {}

    @BeforeEach
    void openProxy() {
        proxy.createContext("/", exchange -> {
            try (exchange) {
                byte[] answer = "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"one\",\"k\":\"c2VjcmV0\"}]}".getBytes(UTF_8);
                exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void keysAreAskedForByTheClientsOwnProxy() throws Exception {
        assertThat(keys().getJsonWebKeys()).singleElement().extracting("keyId").isEqualTo("one");
    }

    @Test
    void anAnswerThatIsNoneFails() {
        status = 503;

        assertThatThrownBy(() -> keys().getJsonWebKeys())
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("the provider answered 503");
    }

    private HttpsJwks keys() {
        ProxyOptions way = new ProxyOptions()
                .setHost("localhost")
                .setPort(proxy.getAddress().getPort());
        HttpsJwks keys = new HttpsJwks(KEYS);
        keys.setSimpleHttpGet(new ProviderFetch(WebClient.create(vertx, new WebClientOptions().setProxyOptions(way))));
        return keys;
    }
}
