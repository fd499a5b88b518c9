package io.muster.notification.gateway;

import io.muster.notification.SmsText;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a gateway's texts may name, for one message.
 *
 * @param secrets tells the lender's secret of a name
 */
record Values(Map<String, String> values, boolean isUnicode, UnaryOperator<String> secrets) {
    static final String PROVIDER_ID = "providerId";

    /** Of a message that is to be sent. */
    static final Set<String> OF_MESSAGE = Set.of(
            "recipient",
            "recipient91",
            "recipient10",
            "text",
            "header",
            "entity",
            "template",
            "id",
            "language",
            "unicode");

    /** Of one that was sent. */
    static final Set<String> OF_SENT = Set.of("id", PROVIDER_ID);

    /** @param number +91 and ten digits */
    static Values of(OutgoingMessage message, String number, UnaryOperator<String> secrets) {
        boolean unicode = SmsText.of(message.body()).unicode();
        TemplateTerms terms = message.terms();
        return new Values(
                Map.of(
                        "recipient", number,
                        "recipient91", number.substring(1),
                        "recipient10", number.substring(3),
                        "text", message.body(),
                        "header", terms.header(),
                        "entity", terms.entityId(),
                        "template", terms.registeredId(),
                        "id", message.id().toString(),
                        "language", message.language(),
                        "unicode", Boolean.toString(unicode)),
                unicode,
                secrets);
    }

    static Values ofSent(SentMessage sent, UnaryOperator<String> secrets) {
        return new Values(
                Map.of("id", sent.id().toString(), PROVIDER_ID, sent.providerId() == null ? "" : sent.providerId()),
                false,
                secrets);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value is called " + name);
        }
        return value;
    }

    String secret(String name) {
        return secrets.apply(name);
    }
}
