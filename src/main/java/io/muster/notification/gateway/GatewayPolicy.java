package io.muster.notification.gateway;

import io.muster.notification.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By whom a lender's messages of one channel go, as its policy of kind {@code gateway} with the channel's name says. */
public sealed interface GatewayPolicy {
    /** How much it may be used. */
    GatewayLimits limits();

    /**
     * An HTTP interface.
     *
     * @param webhook how its reports are read and proved; null when it sends none
     * @param poll how it is asked for reports; null when it is not
     */
    record Http(
            HttpCall send,
            AnswerRule taken,
            com.fasterxml.jackson.core.@Nullable JsonPointer id,
            List<Refusal> refused,
            GatewayLimits limits,
            @Nullable Webhook webhook,
            @Nullable Poll poll)
            implements GatewayPolicy {}

    /** The platform's SMTP server, under the lender's own address. */
    record Smtp(
            String from,
            @Nullable String fromName,
            @Nullable String replyTo,
            GatewayLimits limits) implements GatewayPolicy {}

    /** An answer after which it is no use to try again. */
    record Refusal(AnswerRule when, String code, String reason) {}

    /** Takes nothing but what may be a header's mail address. */
    Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?");

    /** Refusals that a policy may describe. */
    int REFUSALS_MAX = 50;

    /**
     * Reads a definition.
     *
     * @throws IllegalArgumentException when it is none; the message names the place and, for hosts and mail domains, the remedy
     */
    static GatewayPolicy read(Channel channel, String definition, HostsAllowed hosts, MailDomains domains) {
        JsonPlace root = JsonPlace.root(definition);
        return switch (channel) {
            case SMS -> http(root, hosts);
            case EMAIL -> smtp(root, domains);
        };
    }

    private static Http http(JsonPlace root, HostsAllowed hosts) {
        JsonPlace at = root.only("type", "send", "taken", "refused", "limits", "reports");
        String _ = at.at("type").oneOf("http");
        JsonPlace send = at.at("send").only("method", "url", "query", "headers", "form", "json", "basic");
        JsonPlace taken = at.at("taken").only("statuses", "where", "id");
        JsonPlace id = taken.find("id");
        JsonPlace reports = at.find("reports");
        JsonPlace webhook =
                reports == null ? null : reports.only("webhook", "poll").find("webhook");
        JsonPlace poll = reports == null ? null : reports.find("poll");
        return new Http(
                HttpCall.read(send, Values.OF_MESSAGE, hosts),
                AnswerRule.read(taken),
                id == null ? null : AnswerRule.pointer(id),
                refused(at.find("refused")),
                limits(at),
                webhook == null ? null : Webhook.read(webhook),
                poll == null ? null : Poll.read(poll, hosts));
    }

    private static List<Refusal> refused(@Nullable JsonPlace place) {
        List<Refusal> refusals = new ArrayList<>();
        if (place != null) {
            for (JsonPlace item : place.items(REFUSALS_MAX)) {
                JsonPlace at = item.only("statuses", "where", "code", "reason");
                String code = at.at("code").text();
                if (!code.matches("[a-z][a-z0-9-]{0,59}")) {
                    throw at.at("code").wrong("is no code: a-z, 0-9 and hyphens, a letter first");
                }
                refusals.add(
                        new Refusal(AnswerRule.read(at), code, at.at("reason").text()));
            }
        }
        return List.copyOf(refusals);
    }

    private static Smtp smtp(JsonPlace root, MailDomains domains) {
        JsonPlace at = root.only("type", "from", "fromName", "replyTo", "limits");
        String _ = at.at("type").oneOf("smtp");
        JsonPlace name = at.find("fromName");
        if (name != null && name.text().matches("(?s).*[\\p{Cntrl}<>\"\\\\].*")) {
            throw name.wrong("has a character that a name in a mail must not have");
        }
        JsonPlace replyTo = at.find("replyTo");
        return new Smtp(
                ownMail(at.at("from"), domains),
                name == null ? null : name.text(),
                replyTo == null ? null : ownMail(replyTo, domains),
                limits(at));
    }

    /** Answers of borrowers, too, go to nobody but the lender. */
    private static String ownMail(JsonPlace place, MailDomains domains) {
        String address = mail(place);
        String complaint = domains.complaint(address);
        if (!complaint.isEmpty()) {
            throw place.wrong(complaint);
        }
        return address;
    }

    private static String mail(JsonPlace place) {
        if (!MAIL.matcher(place.text()).matches()) {
            throw place.wrong("is no mail address");
        }
        return place.text();
    }

    private static GatewayLimits limits(JsonPlace at) {
        JsonPlace limits = at.find("limits");
        return limits == null ? GatewayLimits.USUAL : GatewayLimits.read(limits);
    }

    /** What a provider's words for a state mean. */
    static Map<String, ReportedState> states(JsonPlace place) {
        Map<String, ReportedState> states = new LinkedHashMap<>();
        place.fields(REFUSALS_MAX)
                .forEach((word, state) ->
                        states.put(word, ReportedState.of(state.oneOf("delivered", "undelivered", "pending"))));
        if (Set.copyOf(states.values()).stream().noneMatch(ReportedState.DELIVERED::equals)) {
            throw place.wrong("has no word for delivered");
        }
        return Map.copyOf(states);
    }
}
