package io.muster.web;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.pipeline.BorrowerContacts;
import io.muster.tenant.Language;
import io.muster.validation.ContactTexts;
import io.muster.validation.Reason;
import io.muster.validation.ReasonCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a loan's borrower is reached, which staff correct for one loan here and for many by a loan book. */
@Path(LoanResource.PATH + "/{number}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contact")
public class BorrowerContactResource {
    private final CurrentUser user;
    private final BorrowerContacts contacts;

    BorrowerContactResource(CurrentUser user, BorrowerContacts contacts) {
        this.user = user;
        this.contacts = contacts;
    }

    /** What is to be another; what is left out stays, and an empty text takes away what is there. */
    @Schema(
            name = "NewContact",
            description = "What is left out stays as it is; an empty text takes away what is there")
    record NewContact(
            @Nullable @Schema(description = "An Indian mobile number", examples = "9876543210")
            String phone,

            @Nullable String email,

            @Nullable
            @Pattern(regexp = "en|hi|", message = "is neither en nor hi")
            @Schema(description = "en or hi; empty for the lender's own choice")
            String language) {}

    /** How a loan's borrower is reached, and was before, the latest first. */
    @GET
    @Path("contact")
    @RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
    @Operation(operationId = "getContact", summary = "Look at how a borrower is reached, and at who corrected it when")
    public Uni<ContactView> get(@PathParam("number") String number) {
        LoanAccountNumber loan = LoanResource.number(number);
        return contacts.find(user.tenant(), loan)
                .map(found -> found.orElseThrow(LoanResource::notFound))
                .map(known -> ContactView.of(loan, known));
    }

    /** Corrects how a loan's borrower is reached. */
    @PUT
    @Path("contact")
    @Consumes(MediaType.APPLICATION_JSON)
    @SmallBody
    @RolesAllowed({Roles.MAKER, Roles.CHECKER})
    @Operation(
            operationId = "correctContact",
            summary = "Correct a borrower's phone, e-mail or language",
            description =
                    "What was in force before stays on record: receipts that were issued until now go on showing it. "
                            + "Messages that are decided from now on go to the new number or address.")
    public Uni<ContactView> correct(
            @PathParam("number") String number, @NotNull(message = "is missing") @Valid NewContact asked) {
        LoanAccountNumber loan = LoanResource.number(number);
        return contacts.correct(user.tenant(), loan, change(asked), user.name())
                .onFailure(BorrowerContacts.TooMany.class)
                .transform(_ -> new ProblemFailure(Problems.tooManyCorrections()))
                .map(found -> found.orElseThrow(LoanResource::notFound))
                .map(known -> ContactView.of(loan, known));
    }

    private static UnaryOperator<LoanContact> change(NewContact asked) {
        String phone = read(asked.phone(), "phone", ContactTexts::phone, ReasonCode.PHONE_FORM);
        String email = read(asked.email(), "email", ContactTexts::email, ReasonCode.EMAIL_FORM);
        Language language =
                asked.language() == null ? null : Language.of(asked.language()).orElse(null);
        return now -> new LoanContact(
                asked.phone() == null ? now.phone() : phone,
                asked.email() == null ? now.email() : email,
                asked.language() == null ? now.language() : language);
    }

    /** By the check that a loan book's cells go through; null for what is left out and for what is empty. */
    private static @Nullable String read(@Nullable String text, String field, Reading reading, ReasonCode otherwise) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String read = reading.of(text);
        if (read == null) {
            throw new ProblemFailure(Problems.invalid(
                    List.of(new Reason(null, field, otherwise.code(), otherwise.meaning(), otherwise.remedy()))));
        }
        return read;
    }

    private interface Reading {
        @Nullable
        String of(String text);
    }
}
