package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.upload.Decision;
import io.muster.upload.Found;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as clients see it. */
@Schema(name = "Decision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
        @Schema(
                description =
                        "mapped, mapped-before, declared, asked, posted, approved, returned, discarded, paused, resumed, "
                                + "cancelled, taken-up or sent-again")
        String what,

        String by,
        String role,
        Instant at,
        int trial,
        @Nullable Integer rows,
        @Nullable Money money,
        @Nullable String reason) {
    static DecisionView of(Decision decision) {
        Found found = decision.found();
        return new DecisionView(
                decision.what().slug(),
                decision.by(),
                decision.role(),
                decision.at(),
                decision.trial(),
                found == null ? null : found.rows(),
                found == null ? null : Money.of(found.paise()),
                decision.reason());
    }
}
