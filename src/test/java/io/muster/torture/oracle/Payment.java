package io.muster.torture.oracle;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stands in the books.
 *
 * @param version of the loan after it
 * @param share what it paid
 * @param before the loan's totals before it
 */
record Payment(
        UUID key,
        long loanId,
        long version,
        long paise,
        String mode,
        @Nullable String reference,
        LocalDate valueDate,
        LocalDate businessDate,
        String receipt,
        Parts share,
        Parts before,
        @Nullable String upload,
        int row,
        String waterfall) {
    static final String COLUMNS = """
            p.key, p.loan_id, p.loan_version, p.amount_paise, p.mode, p.reference, p.value_date, p.business_date,
              p.receipt_no, p.penalty_paise, p.fee_paise, p.interest_paise, p.principal_paise, p.excess_paise,
              p.before_penalty_paise, p.before_fee_paise, p.before_interest_paise, p.before_principal_paise,
              p.before_excess_paise, p.upload_id, p.row_number, p.waterfall
            """;

    static Payment read(ResultSet rows) throws SQLException {
        return new Payment(
                rows.getObject("key", UUID.class),
                rows.getLong("loan_id"),
                rows.getLong("loan_version"),
                rows.getLong("amount_paise"),
                rows.getString("mode"),
                rows.getString("reference"),
                rows.getObject("value_date", LocalDate.class),
                rows.getObject("business_date", LocalDate.class),
                rows.getString("receipt_no"),
                parts(rows, ""),
                parts(rows, "before_"),
                rows.getString("upload_id"),
                rows.getInt("row_number"),
                rows.getString("waterfall"));
    }

    private static Parts parts(ResultSet rows, String prefix) throws SQLException {
        return new Parts(
                rows.getLong(prefix + "penalty_paise"),
                rows.getLong(prefix + "fee_paise"),
                rows.getLong(prefix + "interest_paise"),
                rows.getLong(prefix + "principal_paise"),
                rows.getLong(prefix + "excess_paise"));
    }

    /** What it claims, as the row of a sheet would. */
    Claim.Good claim(String loan) {
        return new Claim.Good(row, loan, paise, mode, reference, valueDate);
    }

    /** A number for all that its event must say too. */
    long print(String loan) {
        return digest(String.join(
                "|",
                key.toString(),
                receipt,
                loan,
                version + "|" + paise,
                mode,
                "" + reference,
                valueDate + "|" + businessDate,
                share.text(),
                waterfall,
                "" + upload,
                "" + row));
    }

    static long digest(String text) {
        return ByteBuffer.wrap(Keys.sha256(text)).getLong();
    }
}
