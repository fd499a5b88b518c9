package io.muster.notification.gateway;

import io.muster.notification.Channel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as a gateway is given it.
 *
 * @param id also the key by which the provider may drop a second copy
 * @param recipient a number in E.164, or a mail address
 * @param subject of a mail; null for a text
 * @param attachment what goes with a mail; null when nothing does
 */
public record OutgoingMessage(
        UUID id,
        Channel channel,
        String recipient,
        String language,
        @Nullable String subject,
        String body,
        TemplateTerms terms,
        @Nullable Attachment attachment) {

    /** A file that goes with a mail. */
    public record Attachment(String fileName, String contentType, byte[] content) {}
}
