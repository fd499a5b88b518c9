package io.muster.notification;

import io.muster.money.Rupees;
import io.muster.notification.BounceReasons.BounceReason;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides the messages of a batch of one lender's events, in the caller's transaction; any thread. */
@ApplicationScoped
public class Deciding {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
    private static final Map<String, String> MODES = Map.of(
            "DEMAND_DRAFT",
            "demand draft",
            "NET_BANKING",
            "net banking",
            "CASH",
            "cash",
            "CHEQUE",
            "cheque",
            "CARD",
            "card",
            "WALLET",
            "wallet");

    private final BounceReasons bounceReasons;

    Deciding(BounceReasons bounceReasons) {
        this.bounceReasons = bounceReasons;
    }

    /**
     * Keeps the messages that the batch calls for and takes back reminders that it makes untrue; what was decided before
     * stays as it is. Three short statements, two more when the batch has bounces or reminders to look at.
     *
     * @param links from a receipt's number to its address
     * @return what is new in the books
     */
    public Uni<List<DecidedMessage>> decide(
            SqlConnection tx, MessageRules rules, Function<String, String> links, List<Occurrence> batch, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ContactHours.INDIA);
        List<Occurrence> wanted = batch.stream()
                .filter(each -> rules.wanted(each.kind()).isPresent())
                .toList();
        return reasons(tx, wanted)
                .flatMap(reasons -> contacts(tx, rules, wanted, today)
                        // Texts of lenders are rendered and held against patterns of lenders: on no event loop
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(contacts -> new Batch(rules, links, reasons, contacts, now).decide(wanted)))
                .flatMap(messages -> Messages.append(tx, messages))
                .flatMap(added -> cancelPaid(tx, batch).map(cancelled -> joined(added, cancelled)));
    }

    private Uni<Map<String, BounceReason>> reasons(SqlConnection tx, List<Occurrence> wanted) {
        return wanted.stream().anyMatch(Occurrence.Bounced.class::isInstance)
                ? bounceReasons.list(tx)
                : Uni.createFrom().item(Map.of());
    }

    private static Uni<Map<String, Contact>> contacts(
            SqlConnection tx, MessageRules rules, List<Occurrence> wanted, LocalDate today) {
        Set<String> loans = new HashSet<>();
        Set<MessageKind> kinds = new HashSet<>();
        wanted.forEach(each -> {
            loans.add(each.loan());
            kinds.add(each.kind());
        });
        boolean withOverdue = kinds.stream()
                .flatMap(kind -> rules.wanted(kind).stream())
                .anyMatch(rule -> rules.says(rule, MessageValues.OVERDUE));
        return loans.isEmpty() ? Uni.createFrom().item(Map.of()) : Contacts.find(tx, loans, withOverdue, today);
    }

    private static Uni<List<DecidedMessage>> cancelPaid(SqlConnection tx, List<Occurrence> batch) {
        Set<String> paid = new HashSet<>();
        batch.stream().filter(Occurrence.PaymentReceived.class::isInstance).forEach(each -> paid.add(each.loan()));
        return paid.isEmpty() ? Uni.createFrom().item(List.of()) : Messages.cancelPaid(tx, paid);
    }

    private static List<DecidedMessage> joined(List<NewMessage> added, List<DecidedMessage> cancelled) {
        return Stream.concat(added.stream().map(DecidedMessage::of), cancelled.stream())
                .toList();
    }

    /** What the messages of a batch have in common. */
    private record Batch(
            MessageRules rules,
            Function<String, String> links,
            Map<String, BounceReason> reasons,
            Map<String, Contact> contacts,
            Instant now) {

        /** An event whose loan the books do not have is none of these books: it is left out. */
        List<NewMessage> decide(List<Occurrence> wanted) {
            Decisions decisions = new Decisions(rules, now);
            List<NewMessage> messages = new ArrayList<>(wanted.size());
            for (Occurrence occurrence : wanted) {
                Optional.ofNullable(contacts.get(occurrence.loan()))
                        .flatMap(contact ->
                                rules.wanted(occurrence.kind()).map(rule -> telling(rule, occurrence, contact)))
                        .ifPresent(telling -> messages.addAll(decisions.decide(telling)));
            }
            return messages;
        }

        private Decisions.Telling telling(MessagesPolicy.Rule rule, Occurrence occurrence, Contact contact) {
            return new Decisions.Telling(
                    rule,
                    occurrence.subject(),
                    about(occurrence, contact.loanId()),
                    Decisions.Recipient.of(contact),
                    values(occurrence, contact),
                    occurrence.at());
        }

        private static NewMessage.About about(Occurrence occurrence, long loanId) {
            return switch (occurrence) {
                case Occurrence.PaymentReceived payment ->
                    NewMessage.About.loan(loanId, payment.paymentKey(), payment.receipt());
                case Occurrence.ReceiptReplaced replaced ->
                    NewMessage.About.loan(loanId, replaced.paymentKey(), replaced.receipt());
                case Occurrence.Bounced _ -> NewMessage.About.loan(loanId, null, null);
            };
        }

        private Map<String, String> values(Occurrence occurrence, Contact contact) {
            Map<String, String> values = new HashMap<>();
            values.put(MessageValues.LENDER, rules.lender());
            values.put(MessageValues.BORROWER, contact.borrower());
            values.put(MessageValues.LOAN, rules.loan(contact.loan()));
            values.put(MessageValues.OVERDUE, contact.overduePaise() == 0 ? "" : Rupees.format(contact.overduePaise()));
            switch (occurrence) {
                case Occurrence.PaymentReceived payment -> put(values, payment);
                case Occurrence.ReceiptReplaced replaced -> put(values, replaced);
                case Occurrence.Bounced bounced -> put(values, bounced, contact);
            }
            return values;
        }

        private void put(Map<String, String> values, Occurrence.PaymentReceived payment) {
            values.put(MessageValues.AMOUNT, Rupees.format(payment.amountPaise()));
            values.put(MessageValues.DATE, DAY.format(payment.valueDate()));
            values.put(MessageValues.MODE, MODES.getOrDefault(payment.mode(), payment.mode()));
            values.put(MessageValues.RECEIPT, payment.receipt());
            putLink(values, payment.receipt());
        }

        private void put(Map<String, String> values, Occurrence.ReceiptReplaced replaced) {
            String instead = replaced.replacedBy() == null ? "" : replaced.replacedBy();
            values.put(MessageValues.AMOUNT, Rupees.format(replaced.amountPaise()));
            values.put(MessageValues.DATE, DAY.format(replaced.day()));
            values.put(MessageValues.RECEIPT, replaced.receipt());
            values.put(MessageValues.REPLACED_BY, instead);
            putLink(values, instead.isEmpty() ? replaced.receipt() : instead);
        }

        private void putLink(Map<String, String> values, String receipt) {
            String link = links.apply(receipt);
            values.put(MessageValues.LINK, link);
            values.put(MessageValues.LINK_TOKEN, MessageValues.token(link));
        }

        private void put(Map<String, String> values, Occurrence.Bounced bounced, Contact contact) {
            Language language = Optional.ofNullable(contact.language())
                    .orElse(rules.policy().language());
            BounceReason reason = reasons.get(bounced.returnCode());
            values.put(MessageValues.AMOUNT, Rupees.format(bounced.amountPaise()));
            values.put(MessageValues.DATE, DAY.format(bounced.presentedOn()));
            values.put(MessageValues.REASON, reason == null ? bounced.returnCode() : reason.meaning(language));
        }
    }
}
