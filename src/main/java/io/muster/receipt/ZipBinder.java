package io.muster.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.receipt.Drawing.Drawn;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive with a document for each receipt: the same bytes as it is by itself, kept as such before it is sent.
 *
 * <p>The documents are packed in themselves, so they are only stored here.
 */
final class ZipBinder implements Binder {
    private static final String LEFT_OUT = "left-out.txt";
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final DrawingTable table;
    private final UnaryOperator<List<Drawn>> keep;
    private final ZipOutputStream zip;
    private final List<String> leftOut = new ArrayList<>();

    /** @param keep keeps how receipts are shown, and answers them in the knowledge of how they were; blocks */
    ZipBinder(DrawingTable table, UnaryOperator<List<Drawn>> keep, OutputStream out) {
        this.table = table;
        this.keep = keep;
        this.zip = new ZipOutputStream(out, UTF_8);
    }

    @Override
    public int bind(List<Drawing> drawings) throws IOException, InterruptedException, ExecutionException {
        List<Drawn> drawn =
                table.drawInTurn(() -> drawings.stream().map(Drawing::draw).toList());
        int before = leftOut.size();
        for (Drawn each : keep.apply(drawn)) {
            if (each.isAsBefore()) {
                store(each);
            } else {
                leftOut.add(each.drawing().form().number().value());
            }
        }
        return leftOut.size() - before;
    }

    private void store(Drawn drawn) throws IOException {
        Receipt receipt = drawn.drawing().receipt();
        CRC32 sum = new CRC32();
        sum.update(drawn.pdf());
        ZipEntry entry = new ZipEntry(receipt.number().fileName() + ".pdf");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(drawn.pdf().length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(LocalDateTime.ofInstant(receipt.issuedAt(), INDIA));
        zip.putNextEntry(entry);
        zip.write(drawn.pdf());
        zip.closeEntry();
    }

    /** Whoever counts the documents finds out here what is missing, and why. */
    @Override
    public void finish() throws IOException {
        if (!leftOut.isEmpty()) {
            zip.putNextEntry(new ZipEntry(LEFT_OUT));
            zip.write(
                    ("These receipts would not be the papers that were shown before, so they are left out. The books have"
                                    + " them; tell whoever runs Muster.\r\n\r\n" + String.join("\r\n", leftOut)
                                    + "\r\n")
                            .getBytes(UTF_8));
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
