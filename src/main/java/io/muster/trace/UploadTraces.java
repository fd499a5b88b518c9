package io.muster.trace;

import io.muster.log.LogUpload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** In which traces the uploads go on that are at work in this process, for the lines of the log about them; any thread. */
public final class UploadTraces {
    private static final Map<LogUpload, String> AT_WORK = new ConcurrentHashMap<>();

    private UploadTraces() {}

    /** An upload is at work here from now on; one at which nobody looks closely is not noted. */
    public static void begin(LogUpload upload, @Nullable TraceContext trace) {
        if (trace != null) {
            AT_WORK.put(upload, trace.traceId());
        }
    }

    /** It is at work here no longer. */
    public static void end(LogUpload upload) {
        AT_WORK.remove(upload);
    }

    static @Nullable String of(LogUpload upload) {
        return AT_WORK.get(upload);
    }
}
