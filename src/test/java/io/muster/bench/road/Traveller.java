package io.muster.bench.road;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends a workbook down the whole road and says what that took. */
public final class Traveller implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Stage stage;
    private final Client client;
    private final UploadEvents events;

    /** To the application that the stage has now. */
    public Traveller(Stage stage) {
        this.stage = stage;
        this.client = stage.client();
        this.events = new UploadEvents(stage.bootstrapServers());
    }

    /** An upload that has arrived. */
    public record Arrival(String upload, Client.Status status, Journey journey) {}

    /** Sends it, waits for its last event, and deletes the file. */
    public Arrival send(String lender, Path workbook, int rows) throws IOException, InterruptedException {
        Usage usedBefore = stage.usage();
        try (Backlog backlog = new Backlog(client, List.of("muster_relay_waiting_events"), lender)) {
            long began = System.nanoTime();
            String upload = client.send(lender, workbook);
            long seen = events.awaitEnd(upload, LIMIT);
            Instant seenAt = Instant.now();
            Usage used = stage.usage().since(usedBefore);
            Client.Status status = client.status(lender, upload);
            double lag = Duration.between(status.finishedAt(), seenAt).toMillis() / 1000.0;
            Workbooks.delete(workbook);
            return new Arrival(
                    upload,
                    status,
                    new Journey(
                            rows,
                            (seen - began) / 1e9,
                            Math.max(0, lag),
                            used,
                            backlog.most(),
                            stage.application().peakBytes()));
        }
    }

    @Override
    public void close() {
        events.close();
        client.close();
    }
}
