package io.muster.loan;

import io.muster.tenant.Language;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * How a loan's borrower is reached; personal data, shown masked and never logged.
 *
 * @param phone ten digits; null when none is known
 * @param email null when none is known
 * @param language in which the borrower is written to; null for the lender's own choice
 */
public record LoanContact(
        @Nullable String phone,
        @Nullable String email,
        @Nullable Language language) {
    /** With what is given in the place of what there is; null leaves it. An e-mail in other letters is the same. */
    public LoanContact with(@Nullable String newPhone, @Nullable String newEmail, @Nullable Language newLanguage) {
        return new LoanContact(
                newPhone == null ? phone : newPhone,
                newEmail == null || newEmail.equalsIgnoreCase(email) ? email : newEmail,
                newLanguage == null ? language : newLanguage);
    }

    /** Reads the columns {@code phone}, {@code email} and {@code language}. */
    public static LoanContact read(Row row) {
        String tag = row.getString("language");
        return new LoanContact(
                row.getString("phone"),
                row.getString("email"),
                tag == null ? null : Language.of(tag).orElseThrow());
    }
}
