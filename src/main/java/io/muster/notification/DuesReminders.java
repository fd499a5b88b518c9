package io.muster.notification;

import io.muster.money.Rupees;
import io.muster.notification.Rounds.DueLoan;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides the reminders of a day, page by page, each in the caller's transaction; any thread. What a page decides is decided
 * once, whichever process does it and however often: the round's row is held, and a message's id says loan, due date and day.
 */
@ApplicationScoped
public class DuesReminders {
    private static final int DAYS_BACK = 2;

    /**
     * What a page came to.
     *
     * @param decided what is new
     * @param ended whether there is no further page for this process
     */
    public record Page(List<DecidedMessage> decided, boolean ended) {}

    /**
     * Decides the next loans of which an instalment falls due on {@code due}; a loan that owes nothing then, counting the
     * money that is held for it, is passed over, and so is one that was reminded as often as allowed.
     *
     * @param day on which it was to be, in India: today, or a day that was missed
     */
    public Uni<Page> decide(
            SqlConnection tx, MessageRules rules, LocalDate day, LocalDate due, int loansMax, Instant now) {
        MessagesPolicy.Rule rule = rules.wanted(MessageKind.DUES_REMINDER).orElseThrow();
        Rounds.Round round = new Rounds.Round(MessageKind.DUES_REMINDER, day, due);
        return Rounds.take(tx, round, day.isBefore(today(now)) ? day : null)
                .flatMap(last -> last.map(after -> decide(tx, new Part(rules, rule, round, loansMax, now), after))
                        .orElseGet(() -> Uni.createFrom().item(new Page(List.of(), true))));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ContactHours.INDIA);
    }

    /**
     * The due dates that somebody has to be reminded of yet, each with the day on which it was to be: today's, and those of the
     * last days that nobody has ended, as when no process ran.
     */
    public Uni<Map<LocalDate, LocalDate>> listOpen(SqlClient client, MessagesPolicy.Rule rule, LocalDate today) {
        return Rounds.listEnded(client, MessageKind.DUES_REMINDER, today.minusDays(DAYS_BACK))
                .map(ended -> open(rule.chasedBy(today, DAYS_BACK), ended));
    }

    private static Map<LocalDate, LocalDate> open(Map<LocalDate, LocalDate> dayByDue, Set<Rounds.Round> ended) {
        dayByDue.entrySet()
                .removeIf(each ->
                        ended.contains(new Rounds.Round(MessageKind.DUES_REMINDER, each.getValue(), each.getKey())));
        return dayByDue;
    }

    private record Part(MessageRules rules, MessagesPolicy.Rule rule, Rounds.Round round, int loansMax, Instant now) {
        int withinDays() {
            return rule.atMost() == null ? 1 : rule.atMost().days();
        }

        boolean mayRemind(DueLoan loan) {
            return loan.contact().overduePaise() > 0
                    && (rule.atMost() == null
                            || loan.reminders() < rule.atMost().messages());
        }
    }

    private static Uni<Page> decide(SqlConnection tx, Part part, long afterLoan) {
        return Rounds.listDue(tx, part.round().about(), afterLoan, part.loansMax(), part.withinDays())
                .flatMap(loans -> remind(tx, part, loans)
                        .call(() -> Rounds.advance(tx, part.round(), last(loans, afterLoan), isLast(part, loans)))
                        .map(added ->
                                new Page(added.stream().map(DecidedMessage::of).toList(), isLast(part, loans))));
    }

    private static boolean isLast(Part part, List<DueLoan> loans) {
        return loans.size() < part.loansMax();
    }

    private static long last(List<DueLoan> loans, long otherwise) {
        return loans.isEmpty() ? otherwise : loans.getLast().contact().loanId();
    }

    private static Uni<List<NewMessage>> remind(SqlConnection tx, Part part, List<DueLoan> loans) {
        List<Contact> owing =
                loans.stream().filter(part::mayRemind).map(DueLoan::contact).toList();
        List<Long> ids = owing.stream().map(Contact::loanId).toList();
        return Contacts.exclusions(tx, ids, today(part.now()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(exclusions -> decide(
                        part,
                        owing.stream().map(contact -> contact.with(exclusions)).toList()))
                .flatMap(messages -> Messages.append(tx, messages));
    }

    private static List<NewMessage> decide(Part part, List<Contact> owing) {
        Decisions decisions = new Decisions(part.rules(), part.now());
        List<NewMessage> messages = new ArrayList<>();
        owing.forEach(contact -> messages.addAll(decisions.decide(telling(part, contact))));
        return messages;
    }

    private static Decisions.Telling telling(Part part, Contact contact) {
        LocalDate due = part.round().about();
        return new Decisions.Telling(
                part.rule(),
                contact.loan() + "|" + due + "|" + part.round().day(),
                new NewMessage.About(contact.loanId(), null, null, null, true, due),
                Decisions.Recipient.of(contact),
                Map.of(
                        MessageValues.LENDER, part.rules().lender(),
                        MessageValues.BORROWER, contact.borrower(),
                        MessageValues.LOAN, part.rules().loan(contact.loan()),
                        MessageValues.AMOUNT, Rupees.format(contact.overduePaise()),
                        MessageValues.DUE_DATE, Deciding.DAY.format(due)),
                part.now());
    }
}
