package io.muster.notification.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's delivery reports are read and proved. A form's fields are read as those of a JSON object.
 *
 * @param list where a list of reports is; null when the body is one report, or a list of them
 * @param id where a report has the provider's name for the message; at least one of id and messageId is there
 * @param messageId where it has ours, the message's id
 */
public record Webhook(
        Proof proof,
        @Nullable JsonPointer list,
        @Nullable JsonPointer id,
        @Nullable JsonPointer messageId,
        JsonPointer status,
        @Nullable JsonPointer reason,
        Map<String, ReportedState> states) {
    /** Of one request. */
    public static final int REPORTS_MAX = 500;

    private static final int TEXT_LENGTH_MAX = 200;

    static Webhook read(JsonPlace place) {
        JsonPlace at = place.only("proof", "list", "id", "messageId", "status", "reason", "states");
        if (at.find("id") == null && at.find("messageId") == null) {
            throw at.wrong("needs id, messageId, or both");
        }
        return new Webhook(
                Proof.read(at.at("proof")),
                pointer(at.find("list")),
                pointer(at.find("id")),
                pointer(at.find("messageId")),
                AnswerRule.pointer(at.at("status")),
                pointer(at.find("reason")),
                GatewayPolicy.states(at.at("states")));
    }

    private static @Nullable JsonPointer pointer(@Nullable JsonPlace place) {
        return place == null ? null : AnswerRule.pointer(place);
    }

    /** How many reports a body has, whatever they say. */
    public int count(JsonNode body) {
        JsonNode found = list == null ? body : body.at(list);
        return found.isArray() ? found.size() : 1;
    }

    /** The reports of a body that say something; those that name no message, or a state of no meaning, are left out. */
    public List<Report> reports(JsonNode body) {
        JsonNode found = list == null ? body : body.at(list);
        List<Report> reports = new ArrayList<>();
        if (!found.isArray()) {
            add(found, reports);
        }
        for (int i = 0; i < found.size() && i < REPORTS_MAX && found.isArray(); i++) {
            add(found.get(i), reports);
        }
        return reports;
    }

    private void add(JsonNode report, List<Report> reports) {
        String providerId = shortened(id, report);
        UUID ours = uuid(shortened(messageId, report));
        ReportedState state = states.getOrDefault(report.at(status).asText(), ReportedState.PENDING);
        if ((providerId != null || ours != null) && state != ReportedState.PENDING) {
            reports.add(new Report(providerId, ours, state, shortened(reason, report)));
        }
    }

    /** A text from outside, as it may be kept: short, on one line; null when there is none. */
    static @Nullable String shortened(@Nullable JsonPointer pointer, JsonNode node) {
        String text = pointer == null ? "" : node.at(pointer).asText().replaceAll("\\p{Cntrl}", " ");
        return text.isBlank() ? null : text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException anothers) {
            return null;
        }
    }
}
