package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.loan.ContactCorrections.Past;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.pipeline.BorrowerContacts;
import io.muster.tenant.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a borrower is reached, and was before, as clients see it: masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BorrowerContact", description = "How a borrower is reached, and was before, the latest first")
record ContactView(
        String loanAccount,

        @Schema(description = "Masked", examples = "XXXXXX3210") @Nullable
        String phone,

        @Schema(description = "Masked") @Nullable String email,

        @Schema(description = "None for the lender's own choice") @Nullable
        String language,

        List<PastView> past) {

    /** What was in force until somebody corrected it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PastContact")
    record PastView(
            Instant until,
            @Schema(description = "Masked") @Nullable String phone,
            @Schema(description = "Masked") @Nullable String email,
            @Nullable String language,
            String changedBy,

            @Schema(description = "The loan book that corrected it") @Nullable
            UUID uploadId,

            @Nullable Integer row) {
        static PastView of(Past past) {
            LoanContact contact = past.contact();
            return new PastView(
                    past.until(),
                    PhoneMask.of(contact.phone()),
                    MailMask.of(contact.email()),
                    tag(contact.language()),
                    past.changedBy(),
                    past.uploadId(),
                    past.rowNumber());
        }
    }

    static ContactView of(LoanAccountNumber loan, BorrowerContacts.Known known) {
        return new ContactView(
                loan.value(),
                PhoneMask.of(known.now().phone()),
                MailMask.of(known.now().email()),
                tag(known.now().language()),
                known.past().stream().map(PastView::of).toList());
    }

    private static @Nullable String tag(@Nullable Language language) {
        return language == null ? null : language.tag();
    }
}
