package io.muster.validation;

import io.muster.fuzz.Choices;
import io.muster.rows.RawCell;
import java.util.List;

/** Cells by choice: what sheets hold in their columns, and any text between. */
final class CellChoices {
    private static final List<String> PIECES = List.of(
            "LN-1",
            "500",
            "UPI",
            "Cash",
            "412345678901",
            "05-11-2026",
            "Total",
            "#N/A",
            "1E+99",
            "'",
            "TRUE",
            "₹",
            "Rs.",
            "1,23,456.00",
            "Cr",
            "-",
            "/",
            ".",
            "%",
            "2026-11-05",
            "5 Nov 2026",
            "05/11/26",
            "१२",
            "\u00a0",
            "\u200b",
            "Loan account",
            "Amount",
            "NEFT",
            "GPay/PhonePe",
            "NA",
            "18%",
            "9876543210",
            "+91 ",
            "0",
            "1",
            "12",
            "=",
            "@",
            "10:30",
            "GMT",
            "\ud83d\ude00",
            "SBIN",
            "N",
            "123456",
            "E5",
            "+");
    private static final List<String> NUMBERS = List.of(
            "500",
            "1234.5",
            "4.5999999999999996",
            "46331",
            "46331.5",
            "4.12345678901E11",
            "1E300",
            "1E-300",
            "-0",
            "-5",
            "0",
            "NaN",
            "60",
            "0.001",
            "123456789012345678",
            "12",
            "18.5");

    private final Choices choices;

    CellChoices(Choices choices) {
        this.choices = choices;
    }

    RawCell cell() {
        return switch (choices.below(10)) {
            case 0 -> RawCell.BLANK;
            case 1 -> new RawCell.Numeric(choices.of(NUMBERS), choices.below(2) == 1);
            case 2 -> new RawCell.Numeric(Long.toString(choices.number()));
            case 3 -> new RawCell.Numeric(Double.toString(Double.longBitsToDouble(choices.number())));
            case 4 -> new RawCell.Bool(choices.below(2) == 1);
            case 5 -> new RawCell.Failed(text());
            case 6 -> new RawCell.Uncalculated(text());
            default -> text().isEmpty() ? RawCell.BLANK : new RawCell.Text(text());
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + choices.below(4); pieces > 0; pieces--) {
            text.append(choices.below(4) == 3 ? choices.text(60) : choices.of(PIECES));
        }
        return choices.below(40) == 39 ? text.toString().repeat(50) : text.toString();
    }
}
