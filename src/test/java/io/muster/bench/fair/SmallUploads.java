package io.muster.bench.fair;

import io.muster.bench.road.Client;
import io.muster.bench.road.Workbooks;
import io.muster.sample.LoanBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Sends small workbooks of one lender, each until it is completed; the workbooks are written before time counts. */
final class SmallUploads {
    static final int ROWS = 200;
    private static final long LOOK_AGAIN_MS = 5;

    private final Client client;
    private final String lender;
    private final Queue<Path> workbooks = new ArrayDeque<>();

    SmallUploads(Client client, Workbooks writer, LoanBook book, int count) {
        this.client = client;
        this.lender = book.tenant();
        for (int number = 0; number < count; number++) {
            workbooks.add(writer.write(book, ROWS, List.of()));
        }
    }

    /** An upload that is completed. */
    record Sent(String upload, long nanos) {}

    /** How many workbooks are left to send. */
    int left() {
        return workbooks.size();
    }

    /** Sends the next workbook and looks at it every few milliseconds until all its rows are posted. */
    Sent send() throws IOException, InterruptedException {
        Path workbook = workbooks.remove();
        long began = System.nanoTime();
        String upload = client.send(lender, workbook);
        Client.Status status = client.status(lender, upload);
        while (!status.ended()) {
            Thread.sleep(LOOK_AGAIN_MS);
            status = client.status(lender, upload);
        }
        long nanos = System.nanoTime() - began;
        var _ = status.requirePosted(ROWS);
        return new Sent(upload, nanos);
    }
}
