package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetMappingTest {
    private static final SheetLayout SHIPPED = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);

    @Test
    void aFieldThatIsNotMappedIsNotThereAndAMappedOneGoesByItsHeaderAlone() {
        SheetLayout read = new SheetMapping(Map.of("amount", "Amt recd")).over(SHIPPED);

        assertThat(headers(read, "amount")).containsExactly("Amt recd");
        assertThat(read.fields()).extracting(SheetLayout.Column::field).doesNotContain("payer");
    }

    @Test
    void noMappingTakesAwayTheColumnByWhichAMendedRowIsKnown() {
        SheetMapping mapping = new SheetMapping(Map.of("amount", "Amt recd"));
        SheetLayout own = renamed("Row key");
        SheetLayout without = new SheetMapping(Map.of("originalKey", "Row key")).over(SHIPPED);

        assertThat(headers(mapping.over(SHIPPED), "originalKey")).containsExactly("Muster key");
        assertThat(headers(mapping.over(own), "originalKey")).containsExactly("Row key");
        assertThat(headers(without, "originalKey")).containsExactly("Row key");
        assertThat(headers(mapping.over(keyless()), "originalKey")).containsExactly("Muster key");
    }

    @Test
    void noMappingTakesAwayTheColumnInWhichItIsSaidThatARowIsOtherMoney() {
        SheetMapping mapping = new SheetMapping(Map.of("amount", "Amt recd"));

        assertThat(headers(mapping.over(SHIPPED), "otherMoney")).containsExactly("Other money");
        assertThat(headers(mapping.over(keyless()), "otherMoney")).containsExactly("Other money");
    }

    @Test
    void aHeaderThatStandsForAnotherFieldIsNotTheKeyToo() {
        SheetLayout read = new SheetMapping(Map.of("reference", "muster KEY")).over(SHIPPED);

        assertThat(headers(read, "originalKey")).isEmpty();
    }

    private static SheetLayout renamed(String header) {
        return new SheetLayout(
                SHIPPED.kind(),
                "own",
                true,
                SHIPPED.fields().stream()
                        .map(column -> column.field().equals("originalKey")
                                ? new SheetLayout.Column("originalKey", header, false, List.of(header))
                                : column)
                        .toList());
    }

    private static SheetLayout keyless() {
        return new SheetLayout(
                SHIPPED.kind(),
                "own",
                true,
                SHIPPED.fields().stream()
                        .filter(column -> !column.field().equals("originalKey")
                                && !column.field().equals("otherMoney"))
                        .toList());
    }

    private static List<String> headers(SheetLayout layout, String field) {
        return layout.fields().stream()
                .filter(column -> column.field().equals(field))
                .flatMap(column -> column.headers().stream())
                .toList();
    }
}
