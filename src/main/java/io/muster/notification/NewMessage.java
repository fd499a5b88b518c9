package io.muster.notification;

import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was decided, as the books are to keep it.
 *
 * @param id the same whenever it is decided again
 * @param about what it is about
 * @param recipient ten digits or an e-mail address; null when nobody can be reached
 * @param values all that a template of its kind may say, by name: what its text is made of, now or anew
 * @param text what it says; null when nothing could be made of the template
 * @param obstacle why it does not go; null when it does
 * @param dueAt the first moment at which it may go
 */
record NewMessage(
        UUID id,
        MessageKind kind,
        Channel channel,
        About about,
        @Nullable String recipient,
        Language language,
        String template,
        int templateVersion,
        Map<String, String> values,
        MessageTemplate.@Nullable Rendered text,
        @Nullable Obstacle obstacle,
        Instant dueAt) {
    NewMessage {
        values = Map.copyOf(values);
    }

    /**
     * What a message is about.
     *
     * @param chased the due date that it chases; null when it chases nothing
     * @param day the day that a summary sums up, or the due date that is chased
     */
    record About(
            @Nullable Long loanId,
            @Nullable String agent,
            @Nullable UUID paymentKey,
            @Nullable String receipt,
            boolean chases,
            @Nullable LocalDate day) {

        static About loan(long loanId, @Nullable UUID paymentKey, @Nullable String receipt) {
            return new About(loanId, null, paymentKey, receipt, false, null);
        }
    }

    MessageState state() {
        return obstacle == null ? MessageState.QUEUED : obstacle.state();
    }

    /** Whoever finds the message due again finds the same id. */
    static UUID id(TenantId tenant, MessageKind kind, Channel channel, String subject) {
        String name = tenant + "|" + kind.slug() + "|" + channel.slug() + "|" + subject;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
