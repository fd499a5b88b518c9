package io.muster.notification;

import io.muster.tenant.Language;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, by one channel and in one language. Immutable, for any thread.
 *
 * @param name the policy's
 * @param version the policy's; 0 for one that ships with Muster
 * @param dlt under what an SMS is registered; null for e-mail, and for a text that nobody has registered yet
 * @param attachReceipt whether an e-mail brings the receipt as PDF
 */
public record MessageTemplate(
        String name,
        int version,
        MessageKind kind,
        Channel channel,
        Language language,
        @Nullable Dlt dlt,
        boolean attachReceipt,
        Texts texts) {
    static final int DEFINITION_LENGTH_MAX = 16_384;

    /** An SMS of more parts is mostly a mistake, and dear. */
    public static final int SMS_PARTS_MAX = 6;

    private static final int SMS_LENGTH_MAX = 1_000;
    private static final int EMAIL_LENGTH_MAX = 4_000;
    private static final int SUBJECT_LENGTH_MAX = 200;
    private static final int SUBJECT_RENDERED_MAX = 400;
    private static final int EMAIL_RENDERED_MAX = 16_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\p{Cf}&&[^\\u200c\\u200d]]");
    private static final Set<String> KEYS =
            Set.of("kind", "channel", "language", "dlt", "subject", "text", "attachReceipt");

    /** The texts, ready to be filled in. */
    record Texts(
            @Nullable Wording subject,
            Wording body,
            @Nullable DltText registered) {}

    /** A message's texts with everything filled in. */
    public record Rendered(@Nullable String subject, String body) {}

    /**
     * Reads a template strictly.
     *
     * @throws IllegalArgumentException when it is none; the message names the place
     */
    static MessageTemplate read(String name, int version, String json) {
        PolicyNode root = PolicyNode.read(json, DEFINITION_LENGTH_MAX, KEYS);
        MessageKind kind = root.get("kind")
                .choice(
                        Arrays.asList(MessageKind.values()),
                        (each, word) -> each.slug().equals(word),
                        kinds());
        Channel channel = channel(root.get("channel"));
        PolicyNode registration = root.get("dlt");
        if (channel == Channel.EMAIL && registration.isThere()) {
            throw registration.wrong("is for SMS alone");
        }
        Dlt dlt = registration.isThere() ? Dlt.read(registration) : null;
        boolean attachReceipt = root.get("attachReceipt").truth(false);
        if (attachReceipt && (channel != Channel.EMAIL || kind != MessageKind.PAYMENT_RECEIVED)) {
            throw root.get("attachReceipt").wrong("is for e-mails of payment-received alone");
        }
        return new MessageTemplate(
                name,
                version,
                kind,
                channel,
                language(root.get("language")),
                dlt,
                attachReceipt,
                texts(root, kind, channel, dlt));
    }

    /**
     * Tries it with values such as this lender's real ones, as when it is added. One that was added stays good: what becomes of
     * each message is seen when it is decided.
     *
     * @throws IllegalArgumentException when what it makes could not be sent; the message names the place
     */
    void requireSendable(MessageValues.Sample lender) {
        Rendered sample = render(MessageValues.samples(kind, lender));
        obstacle(sample)
                .filter(found -> dlt != null || !found.code().equals(DltRules.NOT_REGISTERED))
                .ifPresent(found -> {
                    throw new IllegalArgumentException(
                            "text: " + found.sentence() + " (Tried with: \"" + sample.body() + "\")");
                });
    }

    static Channel channel(PolicyNode node) {
        return node.choice(
                Arrays.asList(Channel.values()), (each, word) -> each.slug().equals(word), "sms, email");
    }

    static Language language(PolicyNode node) {
        return node.choice(
                Arrays.asList(Language.values()), (each, word) -> each.tag().equals(word), "en, hi");
    }

    static String kinds() {
        return String.join(
                ", ", Arrays.stream(MessageKind.values()).map(MessageKind::slug).toList());
    }

    private static Texts texts(PolicyNode root, MessageKind kind, Channel channel, @Nullable Dlt dlt) {
        PolicyNode subject = root.get("subject");
        if (channel == Channel.SMS && subject.isThere()) {
            throw subject.wrong("is for e-mail alone");
        }
        return new Texts(
                channel == Channel.EMAIL ? wording(subject, SUBJECT_LENGTH_MAX, kind) : null,
                wording(root.get("text"), channel == Channel.SMS ? SMS_LENGTH_MAX : EMAIL_LENGTH_MAX, kind),
                dlt == null ? null : dlt.text());
    }

    private static Wording wording(PolicyNode node, int lengthMax, MessageKind kind) {
        String text = node.text(lengthMax);
        if (CONTROL.matcher(text).find()) {
            throw node.wrong("has characters that cannot be seen");
        }
        try {
            return Wording.of(text, MessageValues.names(kind));
        } catch (IllegalArgumentException notAWording) {
            throw node.wrong(String.valueOf(notAWording.getMessage()));
        }
    }

    /** Whether it uses this value, in its text or its subject. */
    boolean uses(String value) {
        Wording subject = texts.subject();
        return texts.body().names().contains(value)
                || subject != null && subject.names().contains(value);
    }

    /**
     * Fills the values in; a name that is too long for an SMS is cut at a word.
     *
     * @param values every value of the kind
     */
    Rendered render(Map<String, String> values) {
        Map<String, String> fitting = channel == Channel.SMS ? fitting(values) : values;
        Wording subject = texts.subject();
        return new Rendered(
                subject == null ? null : oneLine(subject.render(fitting)),
                texts.body().render(fitting));
    }

    /** Why this text could not be sent; empty when it can. */
    Optional<Obstacle> obstacle(Rendered rendered) {
        if (channel == Channel.SMS) {
            return DltRules.check(texts.registered(), rendered.body());
        }
        boolean fits = rendered.body().length() <= EMAIL_RENDERED_MAX
                && (rendered.subject() == null || rendered.subject().length() <= SUBJECT_RENDERED_MAX);
        return fits && !rendered.body().isBlank()
                ? Optional.empty()
                : Optional.of(Obstacle.refused(
                        "text-length",
                        "The e-mail's text is empty or longer than " + EMAIL_RENDERED_MAX
                                + " characters. Change the template " + name + "."));
    }

    /** Names of people and lenders alone: an amount or a number that is cut would be another one. */
    private static Map<String, String> fitting(Map<String, String> values) {
        Map<String, String> fitting = new HashMap<>(values);
        for (String name : new String[] {MessageValues.BORROWER, MessageValues.AGENT}) {
            fitting.computeIfPresent(name, (_, value) -> cut(value));
        }
        return fitting;
    }

    private static String cut(String name) {
        if (name.length() <= DltVariable.LENGTH_MAX) {
            return name;
        }
        int space = name.lastIndexOf(' ', DltVariable.LENGTH_MAX);
        return name.substring(0, space > 0 ? space : DltVariable.LENGTH_MAX);
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\s+", " ").strip();
    }
}
