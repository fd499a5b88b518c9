package io.muster.money;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;
import io.muster.money.AmountText.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** No amount is read but what a second, slow reader reads, and what is printed reads as itself. */
public final class AmountFuzz implements FuzzTarget {

    @Override
    public void check(byte[] input) {
        String text = Choices.text(input, 0, input.length);
        if (AmountText.read(text) instanceof Reading.Read(long paise)) {
            require(SlowAmount.read(plain(text)).equals(Optional.of(paise)), text + " is not " + paise);
            checkPrinted(paise);
        }
        if (AmountText.readStored(text) instanceof Reading.Read(long paise)) {
            require(slowStored(text).compareTo(BigDecimal.valueOf(paise, 2)) == 0, text + " is not " + paise);
            checkPrinted(paise);
        }
    }

    private static void checkPrinted(long paise) {
        require(paise >= 0 && paise <= AmountText.PAISE_MAX, "beyond any amount");
        require(reads(Rupees.format(paise), paise), paise + " is printed as another amount");
        require(reads("₹ " + Rupees.format(paise) + "/-", paise), paise + " does not read in words' company");
    }

    private static boolean reads(String text, long paise) {
        return AmountText.read(text).equals(new Reading.Read(paise));
    }

    private static BigDecimal slowStored(String text) {
        return new BigDecimal(Double.toString(Double.parseDouble(text)))
                .round(new MathContext(StoredNumber.SIGNIFICANT_DIGITS, RoundingMode.HALF_UP));
    }

    /** The slow reader knows two scripts and plain spaces: others are said in those. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            plain.append(Glyphs.digit(c) >= 0 ? (char) ('0' + Glyphs.digit(c)) : Glyphs.isSpace(c) ? ' ' : c);
        }
        return plain.toString();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
