package io.muster.notification;

import io.muster.money.Rupees;
import io.muster.notification.Rounds.Cash;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides what agents are told of a business day's cash, once for each day, in the caller's transaction; any thread. */
@ApplicationScoped
public class DepositSummaries {
    private static final int BRANCHES_SHOWN_MAX = 5;

    /** Decides the summaries of a business day; nothing when that was done. */
    public Uni<List<DecidedMessage>> decide(SqlConnection tx, MessageRules rules, LocalDate businessDate, Instant now) {
        Rounds.Round round = new Rounds.Round(MessageKind.DEPOSIT_SUMMARY, businessDate, businessDate);
        return Rounds.take(tx, round)
                .flatMap(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : decide(tx, rules, round, now).call(() -> Rounds.advance(tx, round, 0, true)));
    }

    private static Uni<List<DecidedMessage>> decide(
            SqlConnection tx, MessageRules rules, Rounds.Round round, Instant now) {
        return Rounds.listCash(tx, round.day())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(cash -> decide(rules, round.day(), cash, now))
                .flatMap(messages -> Messages.append(tx, messages))
                .map(added -> added.stream().map(DecidedMessage::of).toList());
    }

    private static List<NewMessage> decide(MessageRules rules, LocalDate day, List<Cash> cash, Instant now) {
        Map<String, List<Cash>> byAgent =
                cash.stream().collect(Collectors.groupingBy(Cash::agent, LinkedHashMap::new, Collectors.toList()));
        Decisions decisions = new Decisions(rules, now);
        List<NewMessage> messages = new ArrayList<>();
        byAgent.forEach((agent, taken) -> messages.addAll(decisions.decide(telling(rules, day, agent, taken, now))));
        return messages;
    }

    /** Of an agent whom nobody has entered there is no address, and the message says so. */
    private static Decisions.Telling telling(
            MessageRules rules, LocalDate day, String agent, List<Cash> taken, Instant now) {
        long paise = taken.stream().mapToLong(Cash::paise).reduce(0, Math::addExact);
        long receipts = taken.stream().mapToLong(Cash::receipts).sum();
        return new Decisions.Telling(
                rules.wanted(MessageKind.DEPOSIT_SUMMARY).orElseThrow(),
                agent + "|" + day,
                new NewMessage.About(null, agent, null, null, false, day),
                taken.getFirst().recipient(),
                Map.of(
                        MessageValues.LENDER, rules.lender(),
                        MessageValues.AGENT, taken.getFirst().name(),
                        MessageValues.DATE, Deciding.DAY.format(day),
                        MessageValues.AMOUNT, Rupees.format(paise),
                        MessageValues.COUNT, Long.toString(receipts),
                        MessageValues.BRANCHES, branches(taken)),
                now);
    }

    private static String branches(List<Cash> taken) {
        String shown = taken.stream()
                .limit(BRANCHES_SHOWN_MAX)
                .map(each -> each.branch() + " " + Rupees.format(each.paise()))
                .collect(Collectors.joining(", "));
        return taken.size() > BRANCHES_SHOWN_MAX ? shown + ", …" : shown;
    }
}
