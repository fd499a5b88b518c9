package io.muster.console.find;

import io.muster.loan.Shares;
import io.muster.notification.Channel;
import io.muster.notification.sending.MessageLog;
import io.muster.posting.Reasoning;
import io.muster.receipt.ReceiptStanding;
import io.muster.validation.PaymentMode;
import io.muster.web.MailMask;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** What pages of search, loans, receipts and messages show of values, as extensions of the values. Pure. */
@TemplateExtension
public final class FoundShown {
    private FoundShown() {}

    /** The mode's name, for a template to choose its words by. */
    public static String word(PaymentMode mode) {
        return mode.name();
    }

    /** The component's name in JSON, for a template to choose its words by. */
    public static String slug(Reasoning.Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }

    /** Fees and penalties. */
    public static long chargesPaise(Shares share) {
        return share.feePaise() + share.penaltyPaise();
    }

    /** The id as text, for a message of a bundle. */
    public static String text(UUID id) {
        return id.toString();
    }

    /** Whether this is the same id. */
    public static boolean same(UUID id, UUID other) {
        return id.equals(other);
    }

    /** The text as a part of an address: a loan's number may have strokes. */
    public static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a receipt counts no more. */
    public static boolean isCancelled(ReceiptStanding standing) {
        return standing instanceof ReceiptStanding.Cancelled;
    }

    /** How a receipt was cancelled, of one that was. */
    public static ReceiptStanding.Cancelled cancelled(ReceiptStanding standing) {
        if (standing instanceof ReceiptStanding.Cancelled cancelled) {
            return cancelled;
        }
        throw new IllegalArgumentException("the receipt is valid");
    }

    /** Whether a message goes to a phone. */
    public static boolean isText(MessageLog.Entry message) {
        return message.channel() == Channel.SMS;
    }

    /** A mail address with its first letter and its host alone. */
    public static String mailMasked(String address) {
        String mask = MailMask.of(address);
        return mask == null ? "" : mask;
    }
}
