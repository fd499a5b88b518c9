package io.muster.validation;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.rows.RawRow;
import io.muster.tenant.Language;
import io.muster.tenant.SheetLayout;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of a loan book; immutable.
 *
 * <p>A row with anything in its instalment columns is an instalment, even when the sheet repeats the loan's terms on
 * it; any other row is the terms of a loan.
 */
public final class LoanRowCheck implements RowCheck<LoanLine> {
    private final Field loan;
    private final Field borrower;
    private final Field phone;
    private final Field email;
    private final Field language;
    private final Field branch;
    private final Field product;
    private final Field principal;
    private final Field annualRate;
    private final Field tenure;
    private final Field firstDueDate;
    private final Field instalment;
    private final Field dueDate;
    private final Field principalDue;
    private final Field interestDue;
    private final Field feeDue;
    private final DateCell dates;
    private final NotData notData;
    private final RowTexts texts;

    /**
     * @param header where the columns stand in this sheet
     * @param date1904 whether the workbook counts its days from 1904
     * @param businessDate not looked at: what falls due may lie behind or ahead of it
     */
    public LoanRowCheck(HeaderRow.Found header, SheetLayout layout, boolean date1904, LocalDate businessDate) {
        loan = Field.of("loanAccount", layout, header);
        borrower = Field.of("borrower", layout, header);
        phone = Field.of("phone", layout, header);
        email = Field.of("email", layout, header);
        language = Field.of("language", layout, header);
        branch = Field.of("branch", layout, header);
        product = Field.of("product", layout, header);
        principal = Field.of("principal", layout, header);
        annualRate = Field.of("annualRate", layout, header);
        tenure = Field.of("tenure", layout, header);
        firstDueDate = Field.of("firstDueDate", layout, header);
        instalment = Field.of("instalment", layout, header);
        dueDate = Field.of("dueDate", layout, header);
        principalDue = Field.of("principalDue", layout, header);
        interestDue = Field.of("interestDue", layout, header);
        feeDue = Field.of("feeDue", layout, header);
        dates = new DateCell(layout.dayFirst(), date1904, DateCell.LAST, ReasonCode.DATE_OUT_OF_RANGE);
        notData = new NotData(loan, List.of(phone, firstDueDate, dueDate), layout, header);
        texts = new RowTexts(
                header,
                date1904,
                List.of(firstDueDate, dueDate),
                List.of(principal, principalDue, interestDue, feeDue));
    }

    @Override
    public Judged<LoanLine> check(RawRow row) {
        RowFindings found = new RowFindings(row);
        ReasonCode whole = notData.find(row);
        if (whole != null) {
            found.rejectRow(whole);
            return rejected(row, found);
        }
        if (row.hidden()) {
            found.rejectRow(ReasonCode.HIDDEN_ROW);
        }
        LoanAccountNumber loanAccount = TextCell.readLoan(loan, found);
        String name = TextCell.readRequired(borrower, found);
        String mobile = PhoneCell.read(phone, found);
        String mail = EmailCell.read(email, found);
        Language spoken = LanguageCell.read(language, found);
        String branchName = TextCell.readRequired(branch, found);
        String productName = TextCell.readOptional(product, found);
        LoanLine.SchedulePart schedule = readSchedule(found);
        if (loanAccount == null || name == null || branchName == null || schedule == null || !found.faultless()) {
            return rejected(row, found);
        }
        return new Judged.Accepted<>(
                row.number(),
                texts.later(row),
                new LoanLine(loanAccount, name, mobile, mail, spoken, branchName, productName, schedule));
    }

    /** A loan book claims no money, whatever is wrong with its row. */
    private Judged<LoanLine> rejected(RawRow row, RowFindings found) {
        return new Judged.Rejected<>(row.number(), texts.of(row), 0, found.reasons());
    }

    private LoanLine.@Nullable SchedulePart readSchedule(RowFindings found) {
        if (isFilled(found, instalment, dueDate, principalDue, interestDue, feeDue)) {
            return readInstalment(found);
        }
        if (isFilled(found, principal, annualRate, tenure, firstDueDate)) {
            return readTerms(found);
        }
        found.rejectRow(ReasonCode.SCHEDULE_MISSING);
        return null;
    }

    private static boolean isFilled(RowFindings found, Field... fields) {
        for (Field field : fields) {
            if (!RowFindings.isBlank(found.cell(field))) {
                return true;
            }
        }
        return false;
    }

    private LoanLine.@Nullable SchedulePart readTerms(RowFindings found) {
        long principalPaise = AmountCell.readPositive(principal, found);
        int rateBps = RateCell.read(annualRate, found);
        int months = CountCell.read(tenure, found);
        LocalDate first = dates.read(firstDueDate, found);
        return first == null || !found.faultless()
                ? null
                : new LoanLine.SchedulePart.Terms(principalPaise, rateBps, months, first);
    }

    private LoanLine.@Nullable SchedulePart readInstalment(RowFindings found) {
        int number = CountCell.read(instalment, found);
        LocalDate due = dates.read(dueDate, found);
        long ofPrincipal = AmountCell.readOrZero(principalDue, found);
        long ofInterest = AmountCell.readOrZero(interestDue, found);
        long ofFee = AmountCell.readOrZero(feeDue, found);
        if (ofPrincipal == 0 && ofInterest == 0 && ofFee == 0) {
            found.rejectRow(ReasonCode.INSTALMENT_EMPTY);
        }
        return due == null || !found.faultless()
                ? null
                : new LoanLine.SchedulePart.Given(
                        new Instalment(number, due, new Shares(0, ofFee, ofInterest, ofPrincipal)));
    }
}
