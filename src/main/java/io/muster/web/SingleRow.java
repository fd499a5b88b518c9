package io.muster.web;

import io.muster.posting.BusinessDays;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.CollectionLine;
import io.muster.validation.CollectionRowCheck;
import io.muster.validation.HeaderRow;
import io.muster.validation.Judged;
import io.muster.validation.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A single posting as the row of a sheet, so that it is judged by the very same checks. */
final class SingleRow {
    private static final List<String> FIELDS =
            List.of("loanAccount", "amount", "mode", "reference", "valueDate", "payer", "agent");
    private static final HeaderRow.Found HEADER = new HeaderRow.Found(0, columns(), FIELDS);
    private static final int PAISE_DIGITS = 2;

    private SingleRow() {}

    /**
     * The line that the request claims.
     *
     * @throws ProblemFailure with every reason when the request by itself is wrong
     */
    static CollectionLine check(PaymentRequest request, Instant now) {
        SheetLayout layout = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);
        CollectionRowCheck check = new CollectionRowCheck(HEADER, layout, false, BusinessDays.inIndia(now));
        return switch (check.check(row(request))) {
            case Judged.Accepted<CollectionLine> accepted -> accepted.line();
            case Judged.Rejected<CollectionLine> rejected ->
                throw new ProblemFailure(Problems.invalid(
                        rejected.reasons().stream().map(SingleRow::withoutCell).toList()));
        };
    }

    private static RawRow row(PaymentRequest request) {
        return new RawRow(
                1,
                false,
                List.of(
                        text(request.loanAccount()),
                        text(BigDecimal.valueOf(request.amountPaise(), PAISE_DIGITS)
                                .toPlainString()),
                        text(request.mode().replace('_', ' ').toLowerCase(Locale.ROOT)),
                        text(request.reference()),
                        text(request.valueDate().toString()),
                        text(request.payer()),
                        text(request.agent())));
    }

    private static RawCell text(@Nullable String text) {
        return text == null ? RawCell.BLANK : new RawCell.Text(text);
    }

    /** There is no sheet in which a cell could be looked up. */
    private static Reason withoutCell(Reason reason) {
        return new Reason(null, reason.field(), reason.code(), reason.message(), reason.remedy());
    }

    private static Map<String, Integer> columns() {
        return IntStream.range(0, FIELDS.size()).boxed().collect(Collectors.toMap(FIELDS::get, column -> column));
    }
}
