package io.muster.validation;

import static io.muster.validation.Sheet.number;
import static io.muster.validation.Sheet.row;
import static io.muster.validation.Sheet.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.SheetMapping;
import io.muster.validation.MappingGuess.Choice;
import io.muster.validation.MappingGuess.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which header may be which field, and that a choice of a person is read as it was meant. */
class MappingGuessTest {
    @Test
    void namesDecideAndNearNamesAndLooksHelp() {
        MappingGuess guess = guess(List.of("Loan Account No", "Amuont", "How", "UTR", "When"), 10);

        assertThat(choice(guess, "loanAccount"))
                .isEqualTo(new Choice("loanAccount", "Loan account", true, "Loan Account No", Why.NAMED));
        assertThat(choice(guess, "amount").header()).isEqualTo("Amuont");
        assertThat(choice(guess, "amount").why()).isEqualTo(Why.NEARLY_NAMED);
        assertThat(choice(guess, "mode").header()).isEqualTo("How");
        assertThat(choice(guess, "mode").why()).isEqualTo(Why.LOOKS_RIGHT);
        assertThat(choice(guess, "valueDate").header()).isEqualTo("When");
        assertThat(choice(guess, "payer").why()).isEqualTo(Why.NOT_FOUND);
        assertThat(guess.isDoubtful()).isFalse();
        assertThat(guess.columns().get(1).values()).containsExactly("100", "101", "102");
    }

    @Test
    void anotherWordIsNoMisspelling() {
        MappingGuess guess = guess(List.of("Acct ref", "Recd (in Rs)", "Foo", "Bar", "Baz"), 2);

        assertThat(choice(guess, "reference").header()).isNotEqualTo("Recd (in Rs)");
        assertThat(choice(guess, "agent").why()).isEqualTo(Why.NOT_FOUND);
    }

    @Test
    void aNameWhoseValuesDoNotFitIsInDoubt() {
        MappingGuess guess = guess(List.of("Loan Account No", "Mode", "Amount", "UTR", "Value date"), 10);

        assertThat(choice(guess, "mode").why()).isEqualTo(Why.DOUBTFUL);
        assertThat(guess.isDoubtful()).isTrue();
    }

    @Test
    void aFewBadValuesProveNothing() {
        assertThat(guess(List.of("Loan Account No", "Mode", "Amount", "UTR", "Value date"), 5)
                        .isDoubtful())
                .isFalse();
    }

    @Test
    void twoColumnsOfOneNameCannotBeChosen() {
        MappingGuess guess = guess(List.of("Loan Account No", "Amount", "Mode", "Mode", "Value date"), 10);

        assertThat(guess.columns()).extracting(MappingGuess.Column::header).doesNotContain("Mode");
        assertThat(choice(guess, "mode").header()).isNull();
    }

    @Test
    void whatAPersonChoosesIsReadAndNothingElse() {
        SheetMapping mapping = new SheetMapping(
                Map.of("loanAccount", "Old amount", "amount", "Recd (₹)", "mode", "How", "valueDate", "When"));
        SheetLayout layout = mapping.over(Sheet.COLLECTIONS);

        HeaderRow found = HeaderRow.find(
                List.of(row(1, "Amount", "Old amount", "Recd (₹)", "How", "When", "Value date"), row(2, "1", "2")),
                layout);

        assertThat(found)
                .isInstanceOfSatisfying(
                        HeaderRow.Found.class,
                        header -> assertThat(header.columns())
                                .isEqualTo(Map.of("loanAccount", 1, "amount", 2, "mode", 3, "valueDate", 4)));
        assertThat(SheetLayouts.reread(SheetLayouts.print(layout))).isEqualTo(layout);
        assertThat(SheetMapping.reread(mapping.print()).fields()).isEqualTo(mapping.fields());
    }

    @Test
    void aWrongChoiceIsSaidFieldByField() {
        List<String> header = List.of("A", "B", "B", "C");
        SheetMapping mapping =
                new SheetMapping(Map.of("loanAccount", "A", "amount", "B", "mode", "D", "payer", "A", "nothing", "C"));

        List<Reason> wrong = MappingCheck.check(mapping, Sheet.COLLECTIONS, header);

        assertThat(wrong).extracting(Reason::field).contains("amount", "mode", "nothing", "valueDate");
        assertThat(wrong).hasSize(5);
    }

    @Test
    void aHeaderIsKnownAgainWhateverItsCaseAndSpaces() {
        assertThat(SheetMapping.fingerprint(List.of("Loan A/c No.", "Amt Recd")))
                .isEqualTo(SheetMapping.fingerprint(List.of("loan ac no", "AMT  RECD")))
                .isNotEqualTo(SheetMapping.fingerprint(List.of("Amt Recd", "Loan A/c No.")));
    }

    private static Choice choice(MappingGuess guess, String field) {
        return guess.choices().stream()
                .filter(choice -> choice.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** Below the header always: loan, amount, mode, reference, date. */
    private static MappingGuess guess(List<String> header, int rows) {
        List<RawRow> head = new ArrayList<>();
        head.add(row(1, "Collections of today"));
        head.add(row(3, header.toArray(String[]::new)));
        for (int i = 0; i < rows; i++) {
            RawCell amount = number("" + (100 + i));
            head.add(row(4 + i, text("LN" + i), amount, text("UPI"), text("41234567890" + i % 10), text("01-11-2026")));
        }
        return MappingGuess.of(head, Sheet.COLLECTIONS, false, Sheet.TODAY).orElseThrow();
    }
}
