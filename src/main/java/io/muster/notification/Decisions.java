package io.muster.notification;

import io.muster.tenant.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the messages of one thing that happened: by which channels, to whom, with what words, from when. Pure. */
final class Decisions {
    /** What happened longer ago is no news any more, as when a lender's first policy meets a month of events. */
    static final Duration NEWS_FOR = Duration.ofHours(48);

    private final MessageRules rules;
    private final Instant now;

    /** @param now the moment of the decision */
    Decisions(MessageRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /**
     * A thing to tell somebody.
     *
     * @param subject what it is for ever
     * @param values every value that its kind knows
     */
    record Telling(
            MessagesPolicy.Rule rule,
            String subject,
            NewMessage.About about,
            Recipient recipient,
            Map<String, String> values,
            Instant happenedAt) {}

    /** To whom: a borrower or an agent. */
    record Recipient(
            @Nullable String phone,
            @Nullable String email,
            @Nullable Language language,
            List<Contact.Exclusion> exclusions) {

        static Recipient of(Contact contact) {
            return new Recipient(contact.phone(), contact.email(), contact.language(), contact.exclusions());
        }

        @Nullable
        String address(Channel channel) {
            return channel == Channel.SMS ? phone : email;
        }

        boolean isExcluded(MessageKind kind, Channel channel) {
            return exclusions.stream().anyMatch(each -> each.holds(kind, channel));
        }
    }

    /**
     * One message for each channel that reaches, and for each from which it is kept; one that says so when none reaches.
     */
    List<NewMessage> decide(Telling telling) {
        List<NewMessage> messages = new ArrayList<>();
        for (Channel channel : telling.rule().channels()) {
            if (telling.recipient().address(channel) != null
                    || telling.recipient().isExcluded(telling.rule().kind(), channel)) {
                messages.add(decide(telling, channel));
            }
        }
        return messages.isEmpty() ? List.of(unreachable(telling)) : messages;
    }

    private NewMessage decide(Telling telling, Channel channel) {
        MessagesPolicy.Rule rule = telling.rule();
        Language wanted = Optional.ofNullable(telling.recipient().language())
                .orElse(rules.policy().language());
        Optional<MessageTemplate> found = rules.template(rule, channel, wanted);
        if (found.isEmpty()) {
            return refused(telling, channel, wanted);
        }
        MessageTemplate template = found.get();
        MessageTemplate.Rendered text;
        try {
            text = template.render(telling.values());
        } catch (RuntimeException broken) {
            return broken(telling, channel, template);
        }
        Obstacle obstacle = whyNotWanted(telling, channel)
                .or(() -> whyNotReachable(telling, channel))
                .or(() -> template.obstacle(text))
                .orElse(null);
        return new NewMessage(
                NewMessage.id(rules.tenant(), rule.kind(), channel, telling.subject()),
                rule.kind(),
                channel,
                telling.about(),
                telling.recipient().address(channel),
                template.language(),
                template.name(),
                template.version(),
                telling.values(),
                text,
                obstacle,
                dueAt(rule));
    }

    private Optional<Obstacle> whyNotWanted(Telling telling, Channel channel) {
        if (telling.recipient().isExcluded(telling.rule().kind(), channel)) {
            return Optional.of(Obstacle.suppressed(
                    "opted-out",
                    "The borrower is not to be written to about this by " + channel.slug()
                            + " on this day; see the loan's exclusions."));
        }
        return telling.happenedAt().plus(NEWS_FOR).isBefore(now)
                ? Optional.of(Obstacle.suppressed(
                        "too-late",
                        "It happened more than " + NEWS_FOR.toHours()
                                + " hours before it was decided, and is no news any" + " more. Nothing is to be done."))
                : Optional.empty();
    }

    private static Optional<Obstacle> whyNotReachable(Telling telling, Channel channel) {
        String address = telling.recipient().address(channel);
        boolean reachable = address != null && (channel != Channel.SMS || DltRules.isMobile(address));
        return reachable
                ? Optional.empty()
                : Optional.of(Obstacle.refused(
                        "number-form",
                        "The phone is no Indian mobile number of ten digits that begins with 6 to 9. Correct it in the loan"
                                + " book."));
    }

    private NewMessage refused(Telling telling, Channel channel, Language language) {
        String name = telling.rule().template(channel, language);
        return without(
                telling,
                channel,
                language,
                Obstacle.refused(
                        "no-template",
                        "There is no message template " + name
                                + " for this kind and channel. Add one, or change the policy of" + " messages."));
    }

    /** One template must not hold a lender's other messages. */
    private NewMessage broken(Telling telling, Channel channel, MessageTemplate template) {
        return without(
                telling,
                channel,
                template.language(),
                Obstacle.refused(
                        "template-broken",
                        "The message template " + template.name() + ", version " + template.version()
                                + ", cannot be filled in with what this message is to say. Add a version that says it in"
                                + " another way."));
    }

    private NewMessage unreachable(Telling telling) {
        Channel channel = telling.rule().channels().getFirst();
        Language language = Optional.ofNullable(telling.recipient().language())
                .orElse(rules.policy().language());
        boolean wantsBoth = telling.rule().channels().size() > 1;
        String missing =
                wantsBoth ? "phone and no e-mail address" : channel == Channel.SMS ? "phone" : "e-mail address";
        return without(
                telling,
                channel,
                language,
                Obstacle.suppressed(
                        wantsBoth ? "no-address" : channel == Channel.SMS ? "no-phone" : "no-email",
                        "The books have no " + missing + " for whom it is meant."));
    }

    private NewMessage without(Telling telling, Channel channel, Language language, Obstacle obstacle) {
        return new NewMessage(
                NewMessage.id(rules.tenant(), telling.rule().kind(), channel, telling.subject()),
                telling.rule().kind(),
                channel,
                telling.about(),
                telling.recipient().address(channel),
                language,
                telling.rule().template(channel, language),
                0,
                telling.values(),
                null,
                obstacle,
                now);
    }

    private Instant dueAt(MessagesPolicy.Rule rule) {
        return rule.hours() == null ? now : rule.hours().next(now);
    }
}
