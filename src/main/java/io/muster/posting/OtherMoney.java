package io.muster.posting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of money that looks like payments in the books: that it is other money than those with these receipts, and
 * why. Pure.
 *
 * <p>The receipts are named, so that it holds for what was looked at and for nothing that came since.
 */
public record OtherMoney(List<String> receipts, String said) {
    /** As much as a reason has at least, for a sentence says at least something. */
    private static final int REASON_LETTERS_MIN = 5;

    private static final Pattern RECEIPT =
            Pattern.compile("(?<![A-Z0-9-])[A-Z0-9-]{1,4}/\\d{2}/\\d{8}(?!\\d)", Pattern.CASE_INSENSITIVE);

    public OtherMoney {
        receipts = List.copyOf(receipts);
    }

    /** What a text says; empty when it names no receipt, or gives no reason. */
    static Optional<OtherMoney> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        List<String> receipts = receipts(text);
        long letters = RECEIPT.matcher(text)
                .replaceAll("")
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .count();
        return receipts.isEmpty() || letters < REASON_LETTERS_MIN
                ? Optional.empty()
                : Optional.of(new OtherMoney(receipts, text));
    }

    /** The first receipt that a text names, such as a reason of {@code possible-duplicate}. */
    public static Optional<String> firstReceipt(String text) {
        return receipts(text).stream().findFirst();
    }

    private static List<String> receipts(String text) {
        return RECEIPT.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(receipt -> receipt.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
