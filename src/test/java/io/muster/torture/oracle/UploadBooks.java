package io.muster.torture.oracle;

/**
 * What an upload came to, by the oracle's own counting.
 *
 * @param token the claim under which it ended
 * @param failed it ended there, at the row where its sheet breaks
 * @param brokeAtRow 0 when it did not
 * @param suspended rows that opened suspense
 * @param postings the payments that it made
 */
record UploadBooks(
        Sent sent, long token, boolean failed, int brokeAtRow, Tally tally, long suspended, DigestSum postings) {

    boolean isOfCollections() {
        return sent.kind().equals("collections");
    }

    /** How sentences name it. */
    String name() {
        return name(sent);
    }

    static String name(Sent sent) {
        return "%s upload %s (%s)"
                .formatted(sent.tenant(), sent.uploadId(), sent.file().getFileName());
    }
}
