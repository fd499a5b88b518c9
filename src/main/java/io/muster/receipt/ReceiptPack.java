package io.muster.receipt;

import io.muster.pdf.PdfFile;
import java.net.URI;

/**
 * Many receipts in one PDF, a page each, written as they come; one thread.
 *
 * <p>Its memory does not grow with its pages. It is complete when it is closed, and its stream is then still open.
 */
public final class ReceiptPack implements AutoCloseable {
    private final ReceiptPaper paper;
    private final PdfFile file;

    ReceiptPack(ReceiptPaper paper, PdfFile file) {
        this.paper = paper;
        this.file = file;
    }

    /**
     * Adds a receipt.
     *
     * @param link where it can be verified
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void add(Receipt receipt, URI link) {
        file.page(canvas -> paper.draw(receipt, link, canvas));
    }

    /** Writes the end. */
    @Override
    public void close() {
        file.close();
    }
}
