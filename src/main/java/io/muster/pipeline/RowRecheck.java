package io.muster.pipeline;

import io.muster.loan.Instalment;
import io.muster.tenant.TenantId;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the books would say to mended rows, if they came now; reads only. */
@ApplicationScoped
class RowRecheck {

    /** The rows in their order; those that are right by themselves with what the books would make of them. */
    Uni<List<MendedRow>> byTheBooks(TenantId tenant, MendedSheet sheet, List<MendedRow> rows) {
        return Uni.createFrom().item(rows);
    }

    /** The money that a row claims which is right by itself; of a loan book's row it is what it lends. */
    static long paise(Judged.Accepted<?> accepted) {
        return switch (accepted.line()) {
            case CollectionLine line -> line.amountPaise();
            case LoanLine line -> paise(line.schedule());
            default -> 0;
        };
    }

    private static long paise(LoanLine.SchedulePart schedule) {
        return switch (schedule) {
            case LoanLine.SchedulePart.Given(Instalment instalment) ->
                instalment.due().totalPaise();
            case LoanLine.SchedulePart.Terms terms -> terms.principalPaise();
        };
    }
}
