package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.Loan;
import io.muster.loan.LoanStatement;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A loan with what is paid and left of each instalment, as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Loan", description = "A loan account, its instalments, and what is paid on them")
record LoanView(
        String number,
        String borrower,

        @Schema(description = "Masked", examples = "XXXXXX3210") @Nullable
        String phone,

        String branch,
        @Nullable String product,
        SharesView paid,
        SharesView left,

        @Schema(description = "Held on the loan: nothing was due for it")
        Money excess,

        @Schema(description = "How many payments are posted on it")
        long version,

        List<InstalmentView> instalments,
        String payments) {

    /** One instalment, and how much of it is paid. */
    @Schema(name = "Instalment")
    record InstalmentView(int number, LocalDate dueDate, SharesView due, SharesView paid, Money left) {
        static InstalmentView of(LoanStatement.Line line) {
            return new InstalmentView(
                    line.instalment().number(),
                    line.instalment().dueDate(),
                    SharesView.of(line.instalment().due()),
                    SharesView.of(line.paid()),
                    Money.of(line.left().totalPaise()));
        }
    }

    static LoanView of(Loan loan, String payments) {
        LoanStatement statement = loan.statement();
        return new LoanView(
                loan.number().value(),
                loan.borrower(),
                PhoneMask.of(loan.contact().phone()),
                loan.branch(),
                loan.product(),
                SharesView.of(loan.paid()),
                SharesView.of(statement.left()),
                Money.of(loan.excessPaise()),
                loan.version(),
                statement.lines().stream().map(InstalmentView::of).toList(),
                payments);
    }
}
