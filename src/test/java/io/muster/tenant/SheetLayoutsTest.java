package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SheetLayoutsTest {
    private static final String SMALL = """
            {"kind": "collections", "name": "ours", "dayFirst": false, "fields": [
              {"field": "loanAccount", "title": "Loan", "required": true, "headers": ["Loan No"]},
              {"field": "amount", "title": "Amount", "required": true, "headers": ["Amt"]},
              {"field": "mode", "title": "Mode", "required": true, "headers": ["How"]},
              {"field": "valueDate", "title": "Date", "required": true, "headers": ["When"]}
            ]}
            """;

    @ParameterizedTest
    @EnumSource
    void aLayoutShipsForEachKind(WorkbookKind kind) {
        assertThat(SheetLayouts.shipped(kind).kind()).isEqualTo(kind);
        assertThat(SheetLayouts.shipped(kind).dayFirst()).isTrue();
    }

    @Test
    void theShippedFieldsAreTheOnesThatValidationAsksFor() {
        assertThat(SheetLayouts.shipped(WorkbookKind.COLLECTIONS).fields())
                .extracting(SheetLayout.Column::field)
                .containsExactly(
                        "loanAccount",
                        "amount",
                        "mode",
                        "reference",
                        "valueDate",
                        "payer",
                        "agent",
                        "originalKey",
                        "otherMoney");
        assertThat(SheetLayouts.shipped(WorkbookKind.LOAN_BOOK).fields())
                .extracting(SheetLayout.Column::field)
                .containsExactly(
                        "loanAccount",
                        "borrower",
                        "phone",
                        "branch",
                        "product",
                        "principal",
                        "annualRate",
                        "tenure",
                        "firstDueDate",
                        "instalment",
                        "dueDate",
                        "principalDue",
                        "interestDue",
                        "feeDue",
                        "email",
                        "language");
    }

    @Test
    void aLendersOwnLayoutIsRead() {
        SheetLayout layout = SheetLayouts.parse(SMALL);
        assertThat(layout.name()).isEqualTo("ours");
        assertThat(layout.dayFirst()).isFalse();
        assertThat(layout.fields().get(1))
                .isEqualTo(new SheetLayout.Column("amount", "Amount", true, java.util.List.of("Amt")));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"collections\" | \"kind\": \"payroll\" | kind: is neither",
                "\"kind\": \"collections\", | | kind: must be a text",
                "\"dayFirst\": false | \"dayFirst\": \"no\" | dayFirst: must be true or false",
                "\"name\": \"ours\" | \"name\": \" \" | name: must be a text",
                "\"name\": \"ours\" | \"name\": \"ours\", \"nom\": 1 | layout.nom: is not known here",
                "\"name\": \"ours\" | \"name\": \"ours\", \"name\": \"b\" | layout: not JSON at line 1",
                "\"title\": \"Mode\" | \"title\": 7 | fields[2].title: must be a text",
                "\"headers\": [\"Amt\"] | \"headers\": [] | fields[1].headers: must be a list",
                "\"headers\": [\"Amt\"] | \"headers\": [\"Amt\", 5] | fields[1].headers[1]: must be a text",
                "\"headers\": [\"Amt\"] | \"headers\": [\"--\"] | fields[1].headers[0]: has no letter",
                "\"headers\": [\"Amt\"] | \"headers\": [\"loan no.\"] | field amount: shares the header loanno with loanAccount",
                "\"field\": \"mode\" | \"field\": \"amount\" | fields[2].field: names amount a second time",
                "\"field\": \"mode\" | \"field\": \"colour\" | field colour: unknown to collections",
                "\"field\": \"mode\" | \"field\": \"reference\" | field mode: missing",
                "\"Mode\", \"required\": true | \"Mode\", \"required\": false | field mode: must be required",
                "]} | ]} {} | layout: not JSON",
                "{\"kind\" | [{\"kind\" | layout: not JSON",
            })
    void aWrongLayoutIsToldWhere(String part, String replacement, String message) {
        String json = SMALL.replace(part, replacement == null ? "" : replacement);
        assertThatThrownBy(() -> SheetLayouts.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aDefinitionHasALimit() {
        assertThatThrownBy(() -> SheetLayouts.parse(" ".repeat(SheetLayouts.DEFINITION_LENGTH_MAX + 1)))
                .hasMessageStartingWith("layout: has more than");
        assertThatThrownBy(() -> SheetLayouts.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SheetLayouts.parse("null")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SheetLayouts.parse("[".repeat(60_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Loan A/c No., loanacno",
        "'  LOAN\u00a0A/C  NO ', loanacno",
        "Amount (₹), amount",
        "लोन नंबर, लोननंबर",
        "Ａｍｔ, amt",
        "***, ''",
    })
    void headersAreComparedWithoutCaseSpacesAndPunctuation(String header, String normal) {
        assertThat(HeaderName.normal(header)).isEqualTo(normal);
    }

    @Test
    void aPrintedLayoutReadsAsItself() {
        for (WorkbookKind kind : WorkbookKind.values()) {
            SheetLayout shipped = SheetLayouts.shipped(kind);

            assertThat(SheetLayouts.reread(SheetLayouts.print(shipped))).isEqualTo(shipped);
        }
    }
}
