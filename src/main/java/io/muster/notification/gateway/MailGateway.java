package io.muster.notification.gateway;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The platform's SMTP server, which is given mails under a lender's address. */
final class MailGateway implements Gateway {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final ReactiveMailer mailer;
    private final GatewayPolicy.Smtp policy;
    private final String idDomain;
    private final int attachmentBytesMax;

    MailGateway(ReactiveMailer mailer, GatewayPolicy.Smtp policy, String idDomain, int attachmentBytesMax) {
        this.mailer = mailer;
        this.policy = policy;
        this.idDomain = idDomain;
        this.attachmentBytesMax = attachmentBytesMax;
    }

    @Override
    public Answer send(OutgoingMessage message) throws GatewayTrouble, InterruptedException {
        if (!GatewayPolicy.MAIL.matcher(message.recipient()).matches()) {
            return new Answer.Refused("address-invalid", "The mail address is not one that can be written to.");
        }
        OutgoingMessage.Attachment attachment = message.attachment();
        if (attachment != null && attachment.content().length > attachmentBytesMax) {
            return new Answer.Refused("attachment-too-large", "The receipt is too large to go with a mail.");
        }
        try {
            mailer.send(mail(message, attachment))
                    .await()
                    .atMost(policy.limits().timeout());
            return new Answer.Taken(null);
        } catch (TimeoutException silent) {
            throw new GatewayTrouble("gateway-silent", "The mail server did not answer in time.");
        } catch (RuntimeException failed) {
            return judge(failed);
        }
    }

    private Mail mail(OutgoingMessage message, OutgoingMessage.@Nullable Attachment attachment) {
        String from = policy.fromName() == null ? policy.from() : policy.fromName() + " <" + policy.from() + ">";
        Mail mail = Mail.withText(message.recipient(), oneLine(message.subject()), message.body())
                .setFrom(from)
                // Two copies of one message can be told by their id, which is the same for each try
                .addHeader("Message-ID", "<" + message.id() + "@" + idDomain + ">")
                // Nobody's absence assistant should answer
                .addHeader("Auto-Submitted", "auto-generated");
        if (policy.replyTo() != null) {
            mail.setReplyTo(policy.replyTo());
        }
        return attachment == null
                ? mail
                : mail.addAttachment(attachment.fileName(), attachment.content(), attachment.contentType());
    }

    /** A line's end in a header would begin another header. */
    private static String oneLine(@Nullable String subject) {
        return subject == null ? "" : CONTROL.matcher(subject).replaceAll(" ").strip();
    }

    private static Answer judge(RuntimeException failed) throws GatewayTrouble, InterruptedException {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return judge(smtp);
            }
            if (cause instanceof InterruptedException) {
                throw new InterruptedException();
            }
        }
        throw new GatewayTrouble("gateway-away", "The mail server could not be reached.");
    }

    /** A reply of the 500s about this mail is for ever (RFC 5321, 4.2.1); one about us, such as 530, is trouble. */
    static Answer judge(SMTPException smtp) throws GatewayTrouble {
        int code = smtp.getReplyCode();
        if (code >= 550 && code <= 559) {
            return new Answer.Refused("mail-refused-" + code, sentence(code));
        }
        throw new GatewayTrouble("mail-answer-" + code, "The mail server answered " + code + ".");
    }

    /** By RFC 5321, 4.2.3: 550, 551 and 553 are about a mailbox or its name, 552 is about room, 554 and others about anything. */
    private static String sentence(int code) {
        String refused = "The mail server refuses this mail (" + code + "), ";
        return switch (code) {
            case 550, 551, 553 ->
                refused
                        + "mostly because nobody has this address. Correct it in the books, or in the agent's entry, then send it"
                        + " again.";
            case 552 ->
                refused + "because the mailbox is full or the mail too large. Send it again when there may be room.";
            default ->
                refused + "which need not be about the address. Ask whoever runs the mail server, then send it again.";
        };
    }
}
