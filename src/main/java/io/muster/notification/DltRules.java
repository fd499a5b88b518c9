package io.muster.notification;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an operator would drop without a word, found before it is sent; pure. */
final class DltRules {
    static final String NOT_REGISTERED = "dlt-not-registered";
    private static final Pattern MOBILE = Pattern.compile("[6-9][0-9]{9}");

    private DltRules() {}

    /** Ten digits of an Indian mobile, to which +91 is to be put. */
    static boolean isMobile(String number) {
        return MOBILE.matcher(number).matches();
    }

    /**
     * Why a text could not be sent as SMS; empty when it can.
     *
     * @param registered the text under DLT; null when the template is not registered
     */
    static Optional<Obstacle> check(@Nullable DltText registered, String text) {
        int parts = SmsText.of(text).parts();
        if (parts > MessageTemplate.SMS_PARTS_MAX || text.isBlank()) {
            return Optional.of(Obstacle.refused(
                    "text-length",
                    "The SMS would be empty or of " + parts + " parts; at most " + MessageTemplate.SMS_PARTS_MAX
                            + " go. Shorten the template."));
        }
        if (registered == null) {
            return Optional.of(
                    Obstacle.refused(
                            NOT_REGISTERED,
                            "The template has no DLT ids, so operators would drop the SMS. Register the text on the DLT portal and"
                                    + " add the entity id, the header, the template id and the registered text to the template."));
        }
        return registered
                .difference(text)
                .map(
                        difference -> Obstacle.refused(
                                "dlt-text",
                                "The SMS differs from the text registered under DLT, so operators would drop it: "
                                        + difference
                                        + ". Make the template's text and the registered text the same outside the variables."));
    }
}
