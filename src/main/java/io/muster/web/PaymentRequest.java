package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One collection, as an agent's phone sends it. */
@Schema(name = "NewPayment", description = "Money that was taken on a loan")
record PaymentRequest(
        @NotNull(message = "is missing") @Schema(examples = "KAV0001234")
        String loanAccount,

        @Schema(description = "Paise: 123456 is 1,234.56 rupees") @Min(value = 1, message = "is not above zero")
        long amountPaise,

        @NotNull(message = "is missing")
        @Schema(
                description = "As a sheet writes it",
                examples = {"CASH", "UPI", "NEFT"})
        String mode,

        @Schema(description = "UTR, RRN, slip number; only cash, cheque, demand draft and NACH may come without")
        @Nullable
        String reference,

        @JsonDeserialize(using = DayText.class)
        @NotNull(message = "is missing")
        @Schema(description = "The day on which the money was taken")
        LocalDate valueDate,

        @Nullable String payer,
        @Nullable String agent,

        // Left out of the request's hash where it is missing: requests of before it was there are still the same
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "That this is other money than a payment that looks the same: its receipt, and why",
                examples = "MUM/26/00000123: came again in the evening")
        @Nullable
        String otherMoney) {}
