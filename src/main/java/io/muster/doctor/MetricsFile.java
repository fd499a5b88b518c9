package io.muster.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The findings for Prometheus, in a file that its node exporter collects: how often each invariant of each lender is broken, 0
 * included, and when that was seen. An older file stays until a newer one is whole.
 */
final class MetricsFile {
    private MetricsFile() {}

    /** @throws UncheckedIOException when the file or its folder takes nothing */
    static void write(Path file, Instant ended, List<Diagnosis> diagnoses) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, of(ended, diagnoses), StandardCharsets.UTF_8);
            var _ = Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(Instant ended, List<Diagnosis> diagnoses) {
        StringBuilder text = new StringBuilder();
        family(text, "muster_doctor_ended_timestamp_seconds", "When the doctor had last looked at all that it was to");
        text.append("muster_doctor_ended_timestamp_seconds ")
                .append(ended.getEpochSecond())
                .append('\n');
        family(text, "muster_doctor_seen", "Whether the lender's books could be seen");
        for (Diagnosis diagnosis : diagnoses) {
            line(text, "muster_doctor_seen", diagnosis, "", diagnosis instanceof Diagnosis.Seen ? "1" : "0");
        }
        family(text, "muster_doctor_took_seconds", "How long the look took");
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis instanceof Diagnosis.Seen seen) {
                double seconds = seen.took().toMillis() / 1e3;
                line(text, "muster_doctor_took_seconds", diagnosis, "", String.format(Locale.ROOT, "%.3f", seconds));
            }
        }
        family(text, "muster_doctor_violations", "How often an invariant of the books is broken");
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis instanceof Diagnosis.Seen seen) {
                seen.findings().forEach(finding -> violations(text, diagnosis, finding));
            }
        }
        return text.toString();
    }

    private static void violations(StringBuilder text, Diagnosis diagnosis, Finding finding) {
        String labels = ",invariant=\"" + finding.invariant().code() + "\",weight=\""
                + finding.invariant().weight().name().toLowerCase(Locale.ROOT) + "\"";
        line(text, "muster_doctor_violations", diagnosis, labels, Long.toString(finding.violations()));
    }

    private static void family(StringBuilder text, String name, String what) {
        text.append("# HELP ").append(name).append(' ').append(what).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    /** Names of lenders and codes have no character that would need to be escaped. */
    private static void line(StringBuilder text, String name, Diagnosis diagnosis, String labels, String value) {
        text.append(name)
                .append("{tenant=\"")
                .append(diagnosis.lender())
                .append('"')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }
}
