package io.muster.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened on a loan and that its borrower may be told of; each by the event that told us. */
public sealed interface Occurrence {
    /** The loan's number. */
    String loan();

    /** When it happened: nobody is told of what is long past. */
    Instant at();

    /** Of which kind a message about it is. */
    MessageKind kind();

    /** What it is for ever: with kind and channel it makes the message's id. */
    String subject();

    /** The business day on which it counts. */
    LocalDate day();

    /** A payment stands in the books. */
    record PaymentReceived(
            UUID paymentKey,
            String loan,
            long amountPaise,
            String mode,
            LocalDate valueDate,
            LocalDate businessDate,
            String receipt,
            Instant at)
            implements Occurrence {
        @Override
        public MessageKind kind() {
            return MessageKind.PAYMENT_RECEIVED;
        }

        @Override
        public String subject() {
            return paymentKey.toString();
        }

        @Override
        public LocalDate day() {
            return businessDate;
        }
    }

    /**
     * A receipt counts no more, or another was issued instead.
     *
     * @param receipt the one that counts no more
     * @param replacedBy null when it was cancelled without another
     */
    record ReceiptReplaced(
            UUID paymentKey,
            String loan,
            long amountPaise,
            String receipt,
            @Nullable String replacedBy,
            Instant at) implements Occurrence {
        @Override
        public MessageKind kind() {
            return MessageKind.RECEIPT_REPLACED;
        }

        /** A cancellation and a later re-issue are two things to be told of. */
        @Override
        public String subject() {
            return receipt + (replacedBy == null ? "" : ">" + replacedBy);
        }

        @Override
        public LocalDate day() {
            return LocalDate.ofInstant(at, ContactHours.INDIA);
        }
    }

    /**
     * A debit came back.
     *
     * @param returnCode the bank's
     */
    record Bounced(UUID bounce, String loan, long amountPaise, LocalDate presentedOn, String returnCode, Instant at)
            implements Occurrence {
        @Override
        public MessageKind kind() {
            return MessageKind.BOUNCE;
        }

        @Override
        public String subject() {
            return bounce.toString();
        }

        @Override
        public LocalDate day() {
            return LocalDate.ofInstant(at, ContactHours.INDIA);
        }
    }
}
