package io.muster.notification.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is asked what became of a message.
 *
 * @param after how long after it was sent
 * @param every how long between two times
 * @param timesMax how often at most
 */
public record Poll(
        HttpCall call,
        JsonPointer status,
        @Nullable JsonPointer reason,
        Map<String, ReportedState> states,
        Duration after,
        Duration every,
        int timesMax) {
    private static final int DAY_SECONDS = 86_400;

    static Poll read(JsonPlace place, HostsAllowed hosts) {
        JsonPlace at = place.only(
                "method",
                "url",
                "query",
                "headers",
                "form",
                "json",
                "basic",
                "status",
                "reason",
                "states",
                "afterSeconds",
                "everySeconds",
                "timesMax");
        JsonPlace reason = at.find("reason");
        return new Poll(
                HttpCall.read(at, Values.OF_SENT, hosts),
                AnswerRule.pointer(at.at("status")),
                reason == null ? null : AnswerRule.pointer(reason),
                GatewayPolicy.states(at.at("states")),
                Duration.ofSeconds(at.whole("afterSeconds", 600, 1, DAY_SECONDS)),
                Duration.ofSeconds(at.whole("everySeconds", 1_800, 1, DAY_SECONDS)),
                at.whole("timesMax", 5, 1, 50));
    }

    /** What an answer says; pending when it says nothing that is known. */
    Report report(SentMessage sent, JsonNode answer) {
        ReportedState state = states.getOrDefault(answer.at(status).asText(), ReportedState.PENDING);
        return new Report(sent.providerId(), sent.id(), state, Webhook.shortened(reason, answer));
    }
}
