package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.PaymentMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as they come from validation. */
public final class Lines {
    private Lines() {}

    /** The origin of a file: the same name is the same bytes and the same upload. */
    public static PostingOrigin file(String name, LocalDate businessDate) {
        return file(name, businessDate, false);
    }

    /** The origin of a file of a lender for whom the loan may be part of a payment's key. */
    public static PostingOrigin file(String name, LocalDate businessDate, boolean keyIncludesLoan) {
        return PostingOrigin.workbook(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                sha256(name),
                "meera",
                businessDate,
                keyIncludesLoan);
    }

    /** A row with a UPI reference. */
    public static Judged.Accepted<CollectionLine> upi(
            int row, String loan, long amountPaise, String reference, LocalDate valueDate) {
        return line(row, loan, amountPaise, PaymentMode.UPI, reference, valueDate, null);
    }

    /** A row of cash without a slip number. */
    public static Judged.Accepted<CollectionLine> cash(int row, String loan, long amountPaise, LocalDate valueDate) {
        return line(row, loan, amountPaise, PaymentMode.CASH, null, valueDate, null);
    }

    /** Any row. */
    public static Judged.Accepted<CollectionLine> line(
            int row,
            String loan,
            long amountPaise,
            PaymentMode mode,
            @Nullable String reference,
            LocalDate valueDate,
            @Nullable UUID originalKey) {
        return line(row, loan, amountPaise, mode, reference, valueDate, originalKey, null);
    }

    /** Any row, with what somebody says of other money. */
    static Judged.Accepted<CollectionLine> line(
            int row,
            String loan,
            long amountPaise,
            PaymentMode mode,
            @Nullable String reference,
            LocalDate valueDate,
            @Nullable UUID originalKey,
            @Nullable String otherMoney) {
        return new Judged.Accepted<>(
                row,
                List.of(loan, Long.toString(amountPaise)),
                new CollectionLine(
                        new LoanAccountNumber(loan),
                        amountPaise,
                        mode,
                        reference,
                        valueDate,
                        originalKey,
                        "Asha Rao",
                        null,
                        otherMoney));
    }

    /** A row of a loan book. */
    public static Judged.Accepted<LoanLine> loan(
            int row, String number, String branch, LoanLine.SchedulePart schedule) {
        return new Judged.Accepted<>(
                row,
                List.of(number, branch),
                new LoanLine(new LoanAccountNumber(number), "Asha Rao", null, null, null, branch, null, schedule));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
