package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.muster.tenant.Language;

/**
 * How a receipt was shown on paper: whoever asks again gets the same bytes.
 *
 * @param sha256 of the bytes, 32 bytes; not copied
 */
record Rendition(Form form, byte[] sha256) {

    /**
     * Everything that the bytes follow from, beside facts that do not change.
     *
     * @param standing what the paper says of the receipt
     * @param template the version of the lender's template; 0 for the one that ships
     * @param renderer the version of the code that draws
     * @param linkKey the key that signs the link on it
     * @param linkBase tells where that link leads and under which secret, see {@link LinkTokens#baseMark}
     */
    record Form(
            ReceiptNumber number,
            Language language,
            PaperStanding standing,
            int template,
            int renderer,
            int linkKey,
            String linkBase) {}
}
