package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.upload.Upload;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload is, at one moment.
 *
 * @param rowsDone rows that have a verdict
 * @param rowsPerSecond over the last few seconds
 * @param secondsLeft at that pace; null when it cannot be told
 * @param retryAt as in {@link UploadView}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Progress", description = "How far an upload is, at one moment")
record ProgressView(
        String id,
        String state,
        int rowsRead,
        @Nullable Integer rowsExpected,
        long rowsDone,
        UploadView.Verdicts verdicts,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Instant retryAt,
        UploadView.@Nullable Stop problem,
        UploadView.@Nullable Wait waits) {

    static ProgressView of(Upload upload, long rowsPerSecond, boolean noRoom) {
        UploadView view = UploadView.of(upload, noRoom);
        long rowsDone = upload.tally().rows();
        return new ProgressView(
                view.id(),
                view.state(),
                view.rowsRead(),
                view.rowsExpected(),
                rowsDone,
                view.verdicts(),
                rowsPerSecond,
                secondsLeft(upload, rowsDone, rowsPerSecond),
                view.retryAt(),
                view.problem(),
                view.waits());
    }

    private static @Nullable Long secondsLeft(Upload upload, long rowsDone, long rowsPerSecond) {
        Integer expected = upload.findings().rowsExpected();
        if (upload.finished() || expected == null || rowsPerSecond <= 0) {
            return null;
        }
        return Math.ceilDiv(Math.max(0, expected - rowsDone), rowsPerSecond);
    }
}
