package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.RowVerdict;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sheet as which mended rows go, before it is written. */
class MendedSheetTest {
    private static final UUID KEY = UUID.fromString("0198a1b2-0000-8000-8000-00000000002a");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SheetLayout SHIPPED = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);

    @Test
    void aRowCarriesItsKeyAlsoUnderALayoutThatDoesNotNameIt() {
        SheetLayout own = new SheetLayout(
                WorkbookKind.COLLECTIONS,
                "own",
                true,
                SHIPPED.fields().stream()
                        .filter(column -> !column.field().equals("originalKey"))
                        .toList());
        List<String> header = List.of("Loan account", "Amount", "Mode", "Reference", "Value date");

        MendedSheet sheet = MendedSheet.of(header, own, TODAY).orElseThrow();

        assertThat(line(sheet, List.of("KAV1", "500", "Cash", "", "05-11-2026")).originalKey())
                .isEqualTo(KEY);
    }

    @Test
    void columnsThatMusterWroteAreNobodysToEditAndTheNewKeyCounts() {
        List<String> header = List.of(
                "Loan account", "What is wrong", "Amount", "Mode", "Muster key", "Value date", "How to mend it");

        MendedSheet sheet = MendedSheet.of(header, SHIPPED, TODAY).orElseThrow();

        assertThat(sheet.columns()).containsExactly(0, 2, 3, 5);
        assertThat(sheet.column("valueDate")).contains(5);
        assertThat(sheet.column("originalKey")).isEmpty();
        assertThat(line(sheet, List.of("KAV1", "x", "500", "Cash", "old", "05-11-2026", "y"))
                        .originalKey())
                .isEqualTo(KEY);
    }

    @Test
    void textThatLooksLikeAFormulaIsReadAsItWasSent() {
        MendedSheet sheet = MendedSheet.of(
                        List.of("Loan account", "Amount", "Mode", "Value date", "Payer"), SHIPPED, TODAY)
                .orElseThrow();

        assertThat(line(sheet, List.of("KAV1", "500", "Cash", "05-11-2026", "=HYPERLINK(1)"))
                        .payer())
                .isEqualTo("=HYPERLINK(1)");
        assertThat(sheet.check(verdict(), List.of("KAV1", "-500", "Cash", "05-11-2026", "")))
                .isInstanceOfSatisfying(
                        Judged.Rejected.class,
                        rejected -> assertThat(rejected.reasons().toString()).contains("amount-negative"));
    }

    @Test
    void aSheetWhoseColumnsCannotBeToldIsNone() {
        assertThat(MendedSheet.of(List.of("Loan account", "Colour"), SHIPPED, TODAY))
                .isEmpty();
    }

    private static CollectionLine line(MendedSheet sheet, List<String> cells) {
        return (CollectionLine) ((Judged.Accepted<?>) sheet.check(verdict(), cells)).line();
    }

    private static RowVerdict verdict() {
        return new RowVerdict(7, RowVerdict.Kind.REJECTED, 0, null, KEY, List.of(), List.of());
    }
}
