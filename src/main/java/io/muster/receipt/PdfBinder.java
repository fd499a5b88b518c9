package io.muster.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One document with a page for each receipt, all on one paper. */
final class PdfBinder implements Binder {
    private final DrawingTable table;
    private final OutputStream out;
    /** Between who draws and who sends, so that a slow receiver keeps no drawing thread. */
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream(256 * 1024);

    private final ReceiptPack pack;

    PdfBinder(DrawingTable table, ReceiptPaper paper, String title, Instant madeAt, OutputStream out) {
        this.table = table;
        this.out = out;
        this.pack = paper.pack(drawn, title, madeAt);
    }

    @Override
    public int bind(List<Drawing> drawings) throws IOException, InterruptedException, ExecutionException {
        var _ = table.drawInTurn(() -> draw(drawings));
        send();
        return 0;
    }

    private int draw(List<Drawing> drawings) {
        drawings.forEach(drawing -> pack.add(drawing.receipt(), drawing.link()));
        return drawings.size();
    }

    @Override
    public void finish() throws IOException {
        pack.close();
        send();
        out.flush();
    }

    private void send() throws IOException {
        drawn.writeTo(out);
        drawn.reset();
    }
}
