package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.money.AmountText;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a sheet holds, a row is judged, and what is accepted keeps its promises. */
class RowCheckPropertyTest {
    private static final CollectionRowCheck COLLECTIONS = Sheet.collections();
    private static final LoanRowCheck LOANS = Sheet.loanBook();

    @Property(tries = 1000)
    void anyCollectionRowIsJudged(@ForAll("rows") RawRow row) {
        switch (COLLECTIONS.check(row)) {
            case Judged.Accepted<CollectionLine>(int number, List<String> cells, CollectionLine line) -> {
                assertThat(number).isEqualTo(row.number());
                assertThat(line.amountPaise()).isBetween(1L, AmountText.PAISE_MAX);
                assertThat(line.valueDate()).isBetween(DateCell.FIRST, Sheet.TODAY);
                assertStorable(cells);
            }
            case Judged.Rejected<CollectionLine> rejected -> {
                assertThat(rejected.reasons()).isNotEmpty();
                assertThat(rejected.amountPaise()).isBetween(0L, AmountText.PAISE_MAX);
                assertStorable(rejected.cells());
            }
        }
    }

    @Property(tries = 1000)
    void anyLoanRowIsJudged(@ForAll("rows") RawRow row) {
        Judged<LoanLine> judged = LOANS.check(row);
        assertStorable(judged.cells());
        if (judged instanceof Judged.Rejected<LoanLine> rejected) {
            assertThat(rejected.reasons()).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.message()).hasSizeLessThan(300).doesNotContain("\u0000");
                assertThat(reason.remedy()).isNotBlank();
            });
        }
    }

    @Property(tries = 500)
    void aRowThatIsAcceptedIsAcceptedAgainAsTheTextThatIsShown(@ForAll("nearlyGood") RawRow row) {
        if (COLLECTIONS.check(row) instanceof Judged.Accepted<CollectionLine> first) {
            List<RawCell> texts = new ArrayList<>();
            first.cells().forEach(text -> texts.add(new RawCell.Text(text)));
            assertThat(Sheet.accepted(COLLECTIONS.check(new RawRow(row.number(), false, texts))))
                    .isEqualTo(first.line());
        }
    }

    @Property(tries = 300)
    void anyHeadIsJudged(@ForAll("rows") RawRow one, @ForAll("rows") RawRow other) {
        assertThat(HeaderRow.find(List.of(one, other), Sheet.COLLECTIONS)).isNotNull();
        assertThat(HeaderRow.find(List.of(one, other), Sheet.LOAN_BOOK)).isNotNull();
    }

    private static void assertStorable(List<String> cells) {
        assertThat(cells).hasSizeLessThanOrEqualTo(RowTexts.CELLS_MAX);
        assertThat(cells).noneMatch(text -> text.indexOf('\u0000') >= 0);
    }

    @Provide
    Arbitrary<RawRow> rows() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.of(
                        "LN-1",
                        "500",
                        "UPI",
                        "Cash",
                        "412345678901",
                        "05-11-2026",
                        "Total",
                        "#N/A",
                        "1E+99",
                        "",
                        "'",
                        "Loan account",
                        "Amount",
                        "\u0000",
                        "\uD800",
                        "-",
                        "#",
                        "E+",
                        "1.",
                        "18%",
                        "%"));
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of("NaN", "", "1E400", "-0", "0x1", "1E-400", "46331.5"));
        Arbitrary<RawCell> cells = Arbitraries.oneOf(
                Arbitraries.just(RawCell.BLANK),
                texts.map(RawCell.Text::new),
                numbers.map(RawCell.Numeric::new),
                Arbitraries.of(true, false).map(RawCell.Bool::new),
                texts.map(RawCell.Failed::new),
                texts.map(RawCell.Uncalculated::new));
        return cells.list().ofMaxSize(20).map(row -> new RawRow(7, row.size() % 5 == 4, row));
    }

    @Provide
    Arbitrary<RawRow> nearlyGood() {
        Arbitrary<RawCell> account =
                Arbitraries.of(Sheet.text("LN-1"), Sheet.number("4.12345678901E11"), Sheet.text(" a b "));
        Arbitrary<RawCell> amount =
                Arbitraries.longs().between(1, 19_999_999).map(paise -> Sheet.number(Double.toString(paise / 100.0)));
        Arbitrary<RawCell> mode =
                Arbitraries.of("UPI", "Cash", "NEFT", "GPay/PhonePe").map(Sheet::text);
        Arbitrary<RawCell> reference =
                Arbitraries.of(Sheet.text("4123 4567 8901"), Sheet.number("412345678901"), Sheet.text("NA"));
        Arbitrary<RawCell> day =
                Arbitraries.integers().between(36600, 46348).map(serial -> Sheet.number(serial + ".25"));
        return net.jqwik.api.Combinators.combine(account, amount, mode, reference, day)
                .as((a, b, c, d, e) -> new RawRow(7, false, List.of(a, b, c, d, e)));
    }
}
