package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.notification.Channel;
import io.muster.notification.sending.MessageLog;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as staff see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Message", description = "A message to a borrower or an agent, and what became of it")
record MessageView(
        UUID id,
        String kind,
        String channel,

        @Schema(
                description = "queued and sending: still to go; sent: the provider has it; delivered, undelivered: the "
                        + "provider says so; suppressed: nobody wants it or can get it; refused: it would be dropped; "
                        + "cancelled: it was true no more; dead: it was tried as often as allowed")
        String state,

        @Schema(description = "Masked") @Nullable String recipient,
        String language,
        String template,
        int templateVersion,
        @Nullable String loan,
        @Nullable String receipt,
        @Nullable String agent,
        @Nullable String reasonCode,
        @Nullable String reason,
        int attempts,

        @Schema(description = "When it may go, or is tried again") @Nullable
        Instant dueAt,

        @Nullable String gateway,

        @Schema(description = "The provider's name for it") @Nullable
        String providerId,

        Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        @Nullable String subject,
        @Nullable String body,
        @Nullable List<NoteView> notes) {

    /** What happened to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MessageNote")
    record NoteView(
            Instant at,
            String what,
            @Nullable String detail,
            @Nullable String by) {
        static NoteView of(MessageLog.Note note) {
            return new NoteView(note.at(), note.what(), note.detail(), note.by());
        }
    }

    /** One of a list, without its text. */
    static MessageView of(MessageLog.Entry entry) {
        return of(entry, null, null, null);
    }

    /** One by itself, with its text and its history. */
    static MessageView whole(MessageLog.Entry entry, List<MessageLog.Note> notes) {
        return of(
                entry,
                entry.subject(),
                entry.body(),
                notes.stream().map(NoteView::of).toList());
    }

    private static MessageView of(
            MessageLog.Entry entry, @Nullable String subject, @Nullable String body, @Nullable List<NoteView> notes) {
        return new MessageView(
                entry.id(),
                entry.kind().slug(),
                entry.channel().slug(),
                entry.state().slug(),
                entry.channel() == Channel.SMS ? PhoneMask.of(entry.recipient()) : MailMask.of(entry.recipient()),
                entry.language(),
                entry.template(),
                entry.templateVersion(),
                entry.loan(),
                entry.receipt(),
                entry.agent(),
                entry.reasonCode(),
                entry.reason(),
                entry.attempts(),
                entry.settledAt() == null ? entry.dueAt() : null,
                entry.gateway(),
                entry.providerId(),
                entry.decidedAt(),
                entry.sentAt(),
                entry.settledAt(),
                subject,
                body,
                notes);
    }
}
