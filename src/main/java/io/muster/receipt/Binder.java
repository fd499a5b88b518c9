package io.muster.receipt;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Puts receipts into a pack, a few at a time; one thread, blocks. */
interface Binder {
    /**
     * Draws these receipts and writes them.
     *
     * @return how many were left out
     * @throws ExecutionException when one of them cannot be drawn
     */
    int bind(List<Drawing> drawings) throws IOException, InterruptedException, ExecutionException;

    /** Writes the end; to be called only when everything is in it, so that what broke off cannot be taken for whole. */
    void finish() throws IOException;
}
