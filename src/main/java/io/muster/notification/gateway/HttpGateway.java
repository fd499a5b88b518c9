package io.muster.notification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider's HTTP interface, as a lender's policy describes it.
 *
 * <p>With the JDK's client: linear on a virtual thread, its answers bounded, it follows nobody elsewhere, and it is in every
 * Java. HTTP/1.1, since some providers stumble over the offer of 2.
 */
final class HttpGateway implements Gateway {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Pattern NUMBER = Pattern.compile("\\+91[6-9]\\d{9}");
    /** As long as a provider may tell us to stay away. */
    private static final Duration REST_MAX = Duration.ofHours(1);

    private static final Duration REST_USUAL = Duration.ofSeconds(5);

    private final HttpClient client;
    private final GatewayPolicy.Http policy;
    private final int answerBytesMax;
    private final UnaryOperator<String> secrets;

    /** @param secrets tells the lender's secret of a name */
    HttpGateway(HttpClient client, GatewayPolicy.Http policy, int answerBytesMax, UnaryOperator<String> secrets) {
        this.client = client;
        this.policy = policy;
        this.answerBytesMax = answerBytesMax;
        this.secrets = secrets;
    }

    /** One client for all gateways of a process. */
    static HttpClient client(Duration connectMax) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectMax)
                .build();
    }

    private record Heard(int status, @Nullable String retryAfter, JsonNode body) {}

    @Override
    public Answer send(OutgoingMessage message) throws GatewayTrouble, InterruptedException {
        String number = ofIndia(message.recipient());
        if (number == null) {
            return new Answer.Refused("number-invalid", "The number is no Indian mobile number.");
        }
        return judge(call(policy.send(), Values.of(message, number, secrets)));
    }

    private static @Nullable String ofIndia(String recipient) {
        String number = recipient.length() == 10 ? "+91" + recipient : recipient;
        return NUMBER.matcher(number).matches() ? number : null;
    }

    private Answer judge(Heard heard) throws GatewayTrouble {
        if (policy.taken().matches(heard.status(), heard.body())) {
            return new Answer.Taken(Webhook.shortened(policy.id(), heard.body()));
        }
        for (GatewayPolicy.Refusal refusal : policy.refused()) {
            if (refusal.when().matches(heard.status(), heard.body())) {
                return new Answer.Refused(refusal.code(), refusal.reason());
            }
        }
        if (heard.status() == TOO_MANY) {
            return new Answer.NotNow("gateway-busy", rest(heard.retryAfter()));
        }
        throw new GatewayTrouble(
                "gateway-answer-" + heard.status(),
                "The gateway answered " + heard.status() + ", which its policy neither takes nor refuses.");
    }

    private static Duration rest(@Nullable String retryAfter) {
        if (retryAfter == null || !SECONDS.matcher(retryAfter).matches()) {
            return REST_USUAL;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
        return asked.compareTo(REST_MAX) > 0 ? REST_MAX : asked;
    }

    @Override
    public JsonNode ask(SentMessage sent, Poll poll) throws GatewayTrouble, InterruptedException {
        Heard heard = call(poll.call(), Values.ofSent(sent, secrets));
        // That it does not know a message, or wants to be asked less, is no reason to send nothing
        if (heard.status() >= BROKEN) {
            throw new GatewayTrouble(
                    "gateway-answer-" + heard.status(), "The gateway answered " + heard.status() + ".");
        }
        return heard.body();
    }

    private Heard call(HttpCall call, Values values) throws GatewayTrouble, InterruptedException {
        try {
            HttpRequest request = call.request(values, policy.limits().timeout());
            HttpResponse<byte[]> response =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytesMax));
            return new Heard(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    json(response.body()));
        } catch (IOException away) {
            throw new GatewayTrouble("gateway-away", "The gateway could not be reached, or did not answer in full.");
        } catch (Secrets.MissingSecret missing) {
            throw new GatewayTrouble("secret-missing", "A secret that the gateway's policy names is not there.");
        } catch (IllegalArgumentException unsendable) {
            throw new GatewayTrouble("request-invalid", "The gateway's policy makes no valid request of this message.");
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
