package io.muster.notification;

import io.muster.loan.LastFour;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in force for a lender's messages on a day. Immutable.
 *
 * @param lender the lender's name, as messages say it
 * @param templates the lender's own, by name
 */
public record MessageRules(
        TenantId tenant, String lender, MessagesPolicy policy, Map<String, MessageTemplate> templates) {
    public MessageRules {
        templates = Map.copyOf(templates);
    }

    /** What holds for a kind, when messages of it are wanted. */
    public Optional<MessagesPolicy.Rule> wanted(MessageKind kind) {
        return policy.wanted(kind);
    }

    /** The template in a language, or in the lender's own when there is none in that one. */
    Optional<MessageTemplate> template(MessagesPolicy.Rule rule, Channel channel, Language language) {
        return Stream.of(language, policy.language())
                .flatMap(each -> named(rule.template(channel, each)).stream())
                .filter(found -> found.kind() == rule.kind() && found.channel() == channel)
                .findFirst();
    }

    /** Whether some template of the kind says this value, which costs something to know. */
    boolean says(MessagesPolicy.Rule rule, String value) {
        return rule.channels().stream()
                .flatMap(channel ->
                        Stream.of(Language.values()).flatMap(language -> template(rule, channel, language).stream()))
                .anyMatch(template -> template.uses(value));
    }

    /** A loan's number as messages show it. */
    String loan(String number) {
        return policy.fullLoanNumber() ? number : LastFour.of(number);
    }

    private Optional<MessageTemplate> named(String name) {
        return Optional.ofNullable(templates.get(name)).or(() -> ShippedPolicies.template(name));
    }
}
