package io.muster.validation;

import io.muster.loan.LoanAccountNumber;
import io.muster.money.Rupees;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges the rows of a collections sheet; immutable. */
public final class CollectionRowCheck implements RowCheck<CollectionLine> {
    /** Section 269ST: cash from here on must not be received. */
    static final long CASH_FORBIDDEN_FROM_PAISE = 2_00_000_00L;

    private static final int KEY_LENGTH = 36;

    private final Field loan;
    private final Field amount;
    private final Field mode;
    private final Field reference;
    private final Field valueDate;
    private final Field payer;
    private final Field agent;
    private final Field originalKey;
    private final Field otherMoney;
    private final DateCell dates;
    private final NotData notData;
    private final RowTexts texts;

    /**
     * @param header where the columns stand in this sheet
     * @param date1904 whether the workbook counts its days from 1904
     * @param businessDate the lender's day: nothing is taken after it
     */
    public CollectionRowCheck(HeaderRow.Found header, SheetLayout layout, boolean date1904, LocalDate businessDate) {
        loan = Field.of("loanAccount", layout, header);
        amount = Field.of("amount", layout, header);
        mode = Field.of("mode", layout, header);
        reference = Field.of("reference", layout, header);
        valueDate = Field.of("valueDate", layout, header);
        payer = Field.of("payer", layout, header);
        agent = Field.of("agent", layout, header);
        originalKey = Field.of("originalKey", layout, header);
        otherMoney = Field.of("otherMoney", layout, header);
        dates = new DateCell(layout.dayFirst(), date1904, businessDate, ReasonCode.DATE_FUTURE);
        notData = new NotData(loan, List.of(mode, reference, valueDate), layout, header);
        texts = new RowTexts(header, date1904, List.of(valueDate), List.of(amount));
    }

    @Override
    public Judged<CollectionLine> check(RawRow row) {
        RowFindings found = new RowFindings(row);
        ReasonCode whole = notData.find(row);
        if (whole != null) {
            found.rejectRow(whole);
            return new Judged.Rejected<>(row.number(), texts.of(row), 0, found.reasons());
        }
        if (row.hidden()) {
            found.rejectRow(ReasonCode.HIDDEN_ROW);
        }
        LoanAccountNumber loanAccount = TextCell.readLoan(loan, found);
        long paise = AmountCell.readPositive(amount, found);
        PaymentMode paidBy = readMode(found);
        refuseLargeCash(found, paidBy, paise);
        String paymentReference = ReferenceCell.read(reference, found, paidBy);
        LocalDate day = dates.read(valueDate, found);
        UUID key = readKey(found);
        String payerName = TextCell.readRemark(payer, found);
        String agentName = TextCell.readRemark(agent, found);
        String other = TextCell.readRemark(otherMoney, found);
        if (loanAccount == null || paidBy == null || day == null || !found.faultless()) {
            return new Judged.Rejected<>(
                    row.number(),
                    texts.of(row),
                    AmountCell.orZero(paise),
                    found.reasons(),
                    ReferenceCell.bare(reference, found));
        }
        return new Judged.Accepted<>(
                row.number(),
                texts.later(row),
                new CollectionLine(
                        loanAccount, paise, paidBy, paymentReference, day, key, payerName, agentName, other));
    }

    private @Nullable PaymentMode readMode(RowFindings found) {
        RawCell cell = found.required(mode);
        if (cell == null) {
            return null;
        }
        PaymentMode known = cell instanceof RawCell.Text(String text) ? ModeText.find(text) : null;
        if (known == null) {
            found.reject(mode, ReasonCode.UNKNOWN_MODE, cell.text(), "names no single way of payment.");
        }
        return known;
    }

    private void refuseLargeCash(RowFindings found, @Nullable PaymentMode paidBy, long paise) {
        if (paidBy == PaymentMode.CASH && paise >= CASH_FORBIDDEN_FROM_PAISE) {
            found.reject(
                    amount,
                    ReasonCode.CASH_LIMIT,
                    "₹" + Rupees.format(paise)
                            + " in cash: section 269ST forbids to receive ₹2,00,000 or more in cash.");
        }
    }

    private @Nullable UUID readKey(RowFindings found) {
        RawCell cell = found.optional(originalKey);
        if (cell == null) {
            return null;
        }
        String text = CellTexts.singleSpaced(cell.text());
        try {
            // UUID.fromString also takes shorter groups, and then writes another text than it read
            if (text.length() == KEY_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAKey) {
            // falls through: the cell is named below
        }
        found.reject(originalKey, ReasonCode.MUSTER_KEY_FORM, text, "is not a key that Muster gave.");
        return null;
    }
}
