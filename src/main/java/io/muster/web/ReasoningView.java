package io.muster.web;

import io.muster.posting.Reasoning;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a payment went where it went, as clients see it. */
@Schema(
        name = "Reasoning",
        description = "Why the payment went where it went: oldest due first, interest before principal, charges last")
record ReasoningView(
        @Schema(description = "What was due by this day was paid")
        LocalDate dueBy,

        @Schema(description = "In the order in which the money reached them; with the excess they are the payment")
        List<PartView> parts,

        Money excess) {

    /** What one component of one instalment got. */
    @Schema(name = "ReasoningPart")
    record PartView(
            @Schema(description = "interest, principal, fee or penalty")
            String component,

            int instalment,
            LocalDate dueDate,
            Money amount,

            @Schema(description = "Still due of it afterwards")
            Money left) {
        static PartView of(Reasoning.Part part) {
            return new PartView(
                    part.component().name().toLowerCase(Locale.ROOT),
                    part.instalment(),
                    part.dueDate(),
                    Money.of(part.paise()),
                    Money.of(part.leftPaise()));
        }
    }

    static ReasoningView of(Reasoning reasoning) {
        return new ReasoningView(
                reasoning.dueBy(),
                reasoning.parts().stream().map(PartView::of).toList(),
                Money.of(reasoning.excessPaise()));
    }
}
