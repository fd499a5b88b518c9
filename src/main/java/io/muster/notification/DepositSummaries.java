package io.muster.notification;

import io.muster.money.Rupees;
import io.muster.notification.Rounds.Cash;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what agents are told of a business day's cash, in the caller's transaction; any thread. Every rupee is told once: what
 * is posted after a day's summary, in a further one on the next business day.
 */
@ApplicationScoped
public class DepositSummaries {
    private static final int BRANCHES_SHOWN_MAX = 5;

    /** As many as holidays may lie between two business days, and a little more. */
    private static final int DAYS_BACK = 7;

    /** The business days of which somebody may have to be told today: this one, and the last ones for what came in later. */
    public Uni<List<LocalDate>> listOpen(SqlClient client, LocalDate businessDate) {
        return Rounds.listEnded(client, MessageKind.DEPOSIT_SUMMARY, businessDate)
                .map(ended -> businessDate
                        .minusDays(DAYS_BACK)
                        .datesUntil(businessDate.plusDays(1))
                        .filter(about -> !ended.contains(round(businessDate, about)))
                        .toList());
    }

    /**
     * Decides the summaries of a business day's cash of which nobody was told yet; nothing when that was done today, or is
     * being done by another process, be it for another business day: whoever looks again finds it open then.
     *
     * @param today the business day on which they are told
     * @param about today, or an earlier business day, of which cash was posted after its summary
     */
    public Uni<List<DecidedMessage>> decide(
            SqlConnection tx, MessageRules rules, LocalDate today, LocalDate about, Instant now) {
        Rounds.Round round = round(today, about);
        return Rounds.holdCash(tx, about)
                .flatMap(held -> held
                        ? Rounds.take(tx, round, about.isBefore(today) ? about : null)
                        : Uni.createFrom().item(Optional.empty()))
                .flatMap(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : decide(tx, rules, round, now).call(() -> Rounds.advance(tx, round, 0, true)));
    }

    private static Rounds.Round round(LocalDate today, LocalDate about) {
        return new Rounds.Round(MessageKind.DEPOSIT_SUMMARY, today, about);
    }

    private static Uni<List<DecidedMessage>> decide(
            SqlConnection tx, MessageRules rules, Rounds.Round round, Instant now) {
        return Rounds.listCash(tx, round.about())
                .call(cash -> Rounds.tell(tx, round.about(), cash))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(cash -> decide(rules, round, cash, now))
                .flatMap(messages -> Messages.append(tx, messages))
                .map(added -> added.stream().map(DecidedMessage::of).toList());
    }

    private static List<NewMessage> decide(MessageRules rules, Rounds.Round round, List<Cash> cash, Instant now) {
        Map<String, List<Cash>> byAgent =
                cash.stream().collect(Collectors.groupingBy(Cash::agent, LinkedHashMap::new, Collectors.toList()));
        Decisions decisions = new Decisions(rules, now);
        List<NewMessage> messages = new ArrayList<>();
        byAgent.forEach((agent, taken) -> messages.addAll(decisions.decide(telling(rules, round, agent, taken, now))));
        return messages;
    }

    /** Of an agent whom nobody has entered there is no address, and the message says so. */
    private static Decisions.Telling telling(
            MessageRules rules, Rounds.Round round, String agent, List<Cash> taken, Instant now) {
        LocalDate day = round.about();
        long paise = taken.stream().mapToLong(Cash::paise).reduce(0, Math::addExact);
        long receipts = taken.stream().mapToLong(Cash::receipts).sum();
        return new Decisions.Telling(
                rules.wanted(MessageKind.DEPOSIT_SUMMARY).orElseThrow(),
                agent + "|" + day + (isFurther(round) ? "|" + round.day() : ""),
                new NewMessage.About(null, agent, null, null, false, day),
                taken.getFirst().recipient(),
                Map.of(
                        MessageValues.LENDER, rules.lender(),
                        MessageValues.AGENT, taken.getFirst().name(),
                        MessageValues.DATE, date(rules, round, taken.getFirst().recipient()),
                        MessageValues.AMOUNT, Rupees.format(paise),
                        MessageValues.COUNT, Long.toString(receipts),
                        MessageValues.BRANCHES, branches(taken)),
                now);
    }

    private static boolean isFurther(Rounds.Round round) {
        return round.about().isBefore(round.day());
    }

    /** A further summary of a day says so where the day stands, which every registered text has as a variable. */
    private static String date(MessageRules rules, Rounds.Round round, Decisions.Recipient agent) {
        String day = Deciding.DAY.format(round.about());
        if (!isFurther(round)) {
            return day;
        }
        Language language =
                Optional.ofNullable(agent.language()).orElse(rules.policy().language());
        return day + (language == Language.HINDI ? " (अतिरिक्त)" : " (further)");
    }

    private static String branches(List<Cash> taken) {
        String shown = taken.stream()
                .limit(BRANCHES_SHOWN_MAX)
                .map(each -> each.branch() + " " + Rupees.format(each.paise()))
                .collect(Collectors.joining(", "));
        return taken.size() > BRANCHES_SHOWN_MAX ? shown + ", …" : shown;
    }
}
