package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import java.util.HexFormat;

/** What came of asking for a receipt on paper. */
public sealed interface Paper {
    /**
     * It is shown.
     *
     * @param pdf the bytes; not copied
     * @param tag tells these bytes from others
     */
    record Shown(ReceiptNumber number, byte[] pdf, String tag) implements Paper {}

    /** Whoever asks has it already. */
    record Unchanged(String tag) implements Paper {}

    /** No receipt has this number. */
    record Unknown() implements Paper {}

    /** It would not be the paper that was shown before, so it is not shown. */
    record Differs() implements Paper {}

    /** Tells some bytes from others by their SHA-256. */
    static String tag(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }
}
