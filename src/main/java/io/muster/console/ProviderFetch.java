package io.muster.console;

import static io.muster.log.MusterLog.LOG;

import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/**
 * Asks the identity provider as sign-ins do, by the same TLS settings and the same proxy; blocks. What cannot be had is said to
 * the operators, for nobody else would hear of it.
 *
 * @param client that of {@code quarkus.oidc.console}
 */
record ProviderFetch(WebClient client) implements SimpleGet {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Override
    public SimpleResponse get(String location) throws IOException {
        try {
            return read(client.getAbs(location)
                    .timeout(ANSWER_WAIT_MAX.toMillis())
                    .send()
                    .await()
                    .atMost(ANSWER_WAIT_MAX.multipliedBy(2)));
        } catch (IOException | RuntimeException failure) {
            LOG.providerKeysAway(failure);
            throw new IOException("the provider's keys cannot be had", failure);
        }
    }

    private static SimpleResponse read(HttpResponse<Buffer> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        return new Response(
                answer.statusCode(), answer.statusMessage(), headers(answer.headers()), answer.bodyAsString());
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> read.put(name, headers.getAll(name)));
        return read;
    }
}
