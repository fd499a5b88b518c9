package io.muster.trace;

import io.muster.log.LogTenant;
import io.muster.log.LogUpload;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Gives each line of the log what it is about as fields of its own: its message's number, lender, upload and trace.
 *
 * <p>They are what the message itself was given, never what a thread remembers: nothing can be lost on the way from thread to
 * thread, and no line has the lender of another.
 */
@LoggingFilter(name = LogFields.NAME)
public final class LogFields implements Filter {
    /** The filter's name in the settings. */
    static final String NAME = "muster-fields";

    private static final Pattern NUMBER = Pattern.compile("^(MUSTER\\d{4}): ");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord extended && line.getLoggerName().equals("io.muster")) {
            number(extended);
            fields(extended);
        }
        return true;
    }

    private static void number(ExtLogRecord line) {
        String words = line.getMessage();
        Matcher number = words == null ? null : NUMBER.matcher(words);
        if (number != null && number.find()) {
            var _ = line.putMdc("code", number.group(1));
        }
    }

    private static void fields(ExtLogRecord line) {
        Object[] about = line.getParameters();
        if (about == null) {
            return;
        }
        for (Object each : about) {
            if (each instanceof LogTenant tenant) {
                var _ = line.putMdc("tenant", tenant.value());
            } else if (each instanceof LogUpload upload) {
                var _ = line.putMdc("upload", upload.toString());
                String trace = UploadTraces.of(upload);
                if (trace != null) {
                    var _ = line.putMdc("trace", trace);
                }
            }
        }
    }
}
