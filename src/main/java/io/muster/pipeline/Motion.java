package io.muster.pipeline;

import io.muster.upload.UploadId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each upload at work in this process last got on; whoever stands still for long is a defect. Any thread. */
@ApplicationScoped
public class Motion {
    private final Map<UploadId, Long> movedAtNanos = new ConcurrentHashMap<>();

    /** The upload is at work here from now on. */
    void began(UploadId upload) {
        movedAtNanos.put(upload, System.nanoTime());
    }

    /** The upload got on just now; a word that comes after its end is not heard. */
    void moved(UploadId upload) {
        var _ = movedAtNanos.replace(upload, System.nanoTime());
    }

    /** The upload is no longer at work here. */
    void ended(UploadId upload) {
        movedAtNanos.remove(upload);
    }

    /** How long the stillest upload has not got on; zero when none is at work. */
    public Duration stillFor() {
        long now = System.nanoTime();
        return Duration.ofNanos(movedAtNanos.values().stream()
                .mapToLong(moved -> now - moved)
                .max()
                .orElse(0));
    }
}
