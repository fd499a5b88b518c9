package io.muster.console.loan;

import io.muster.loan.Instalment;
import io.muster.loan.Loan;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import io.muster.notification.ContactRecords;
import io.muster.notification.sending.MessageLog;
import io.muster.posting.Payment;
import io.muster.posting.PaymentPlace;
import io.muster.posting.Reasoning;
import io.muster.receipt.Receipt;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loan as its page shows it; pure.
 *
 * @param today the lender's business date
 * @param lines the schedule, oldest due first
 * @param paid the latest first
 * @param messages the latest decision first; empty for who may not read them
 * @param exclusions what the borrower is not to be written about; empty for who may not read them
 * @param older where to ask for payments before these; null when there are none
 */
public record LoanSheet(
        Loan loan,
        LocalDate today,
        List<Line> lines,
        List<Paid> paid,
        List<MessageLog.Entry> messages,
        List<ContactRecords.Exclusion> exclusions,
        @Nullable String older) {
    private static final int LATER_SHOWN = 3;

    /** One instalment with what is paid of it. */
    public record Line(Instalment instalment, Shares paid, long leftPaise, LocalDate today) {
        /** All that falls due with it. */
        public long duePaise() {
            return instalment.due().totalPaise();
        }

        /** What is paid of it. */
        public long paidPaise() {
            return paid.totalPaise();
        }

        /** Fees and penalties. */
        public long chargesPaise() {
            return instalment.due().feePaise() + instalment.due().penaltyPaise();
        }

        /** Whether nothing is left of it. */
        public boolean isPaid() {
            return leftPaise == 0;
        }

        /** Whether it fell due before today and something is left. */
        public boolean isOverdue() {
            return !isPaid() && instalment.dueDate().isBefore(today);
        }

        /** Whether it falls due today and something is left. */
        public boolean isDueToday() {
            return !isPaid() && instalment.dueDate().equals(today);
        }
    }

    /** A payment, why it went where it went, and its first receipt, where that was issued. */
    public record Paid(
            Payment payment, Reasoning why, @Nullable Receipt receipt) {
        /** Whether nothing was due for any of it. */
        public boolean isAllExcess() {
            return why.parts().isEmpty();
        }
    }

    /** What is read of the books for it. */
    record Facts(
            Loan loan,
            LocalDate today,
            List<Payment> payments,
            List<Receipt> receipts,
            List<MessageLog.Entry> messages,
            List<ContactRecords.Exclusion> exclusions) {}

    static LoanSheet of(Facts facts, int pageRows) {
        Map<String, Receipt> receipts = new HashMap<>();
        facts.receipts().forEach(each -> receipts.put(each.number().value(), each));
        List<Payment> payments = facts.payments();
        return new LoanSheet(
                facts.loan(),
                facts.today(),
                facts.loan().statement().lines().stream()
                        .map(line -> line(line, facts.today()))
                        .toList(),
                payments.stream()
                        .map(payment -> new Paid(
                                payment,
                                Reasoning.of(payment, facts.loan().schedule()),
                                receipts.get(payment.receipt().value())))
                        .toList(),
                facts.messages(),
                facts.exclusions(),
                payments.size() < pageRows
                        ? null
                        : PaymentPlace.of(payments.getLast()).toString());
    }

    private static Line line(LoanStatement.Line line, LocalDate today) {
        return new Line(line.instalment(), line.paid(), line.left().totalPaise(), today);
    }

    /** Instalments of which nothing is left. */
    public List<Line> settled() {
        return lines.stream().filter(Line::isPaid).toList();
    }

    /** What is due or falls due next. */
    public List<Line> open() {
        List<Line> unpaid = unpaid();
        return unpaid.subList(0, shown(unpaid));
    }

    /** What falls due later. */
    public List<Line> later() {
        List<Line> unpaid = unpaid();
        return unpaid.subList(shown(unpaid), unpaid.size());
    }

    private List<Line> unpaid() {
        return lines.stream().filter(line -> !line.isPaid()).toList();
    }

    private int shown(List<Line> unpaid) {
        long due = unpaid.stream()
                .filter(line -> !line.instalment().dueDate().isAfter(today))
                .count();
        return Math.toIntExact(Math.min(unpaid.size(), due + LATER_SHOWN));
    }

    /** What is due today or was before. */
    public long dueNowPaise() {
        return loan.statement().overdueAt(today).totalPaise();
    }

    /** What was due before today. */
    public long overduePaise() {
        return loan.statement().overdueAt(today.minusDays(1)).totalPaise();
    }

    /** All that is still to pay, due or not. */
    public long leftPaise() {
        return loan.statement().left().totalPaise();
    }

    /** The first that falls due after today; null when none does. */
    public @Nullable Line next() {
        Optional<Line> next = lines.stream()
                .filter(line -> line.instalment().dueDate().isAfter(today) && !line.isPaid())
                .findFirst();
        return next.orElse(null);
    }
}
