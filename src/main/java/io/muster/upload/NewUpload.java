package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import io.muster.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that lies whole in the spool and is not known yet.
 *
 * @param receivedBy the sender's name, as the books and the events show it
 * @param receivedSubject who the sender is for the identity provider; null when nobody signed in
 * @param looksFirst whether the sender wants to look at a trial before anything is posted
 * @param declaredRows how many data rows it should have; null when the sender did not say
 * @param declaredPaise what all its amounts should add up to, in paise; null when the sender did not say
 * @param trace where it was received; null when nobody looks closely
 */
public record NewUpload(
        WorkbookKind kind,
        String fileName,
        ContentHash content,
        long sizeBytes,
        String receivedBy,
        @Nullable String receivedSubject,
        boolean looksFirst,
        @Nullable Integer declaredRows,
        @Nullable Long declaredPaise,
        @Nullable TraceContext trace) {

    /** Nobody looks closely. */
    public NewUpload(
            WorkbookKind kind,
            String fileName,
            ContentHash content,
            long sizeBytes,
            String receivedBy,
            @Nullable String receivedSubject,
            boolean looksFirst,
            @Nullable Integer declaredRows,
            @Nullable Long declaredPaise) {
        this(
                kind,
                fileName,
                content,
                sizeBytes,
                receivedBy,
                receivedSubject,
                looksFirst,
                declaredRows,
                declaredPaise,
                null);
    }

    /** Nobody looks first, and nothing is declared. */
    public NewUpload(WorkbookKind kind, String fileName, ContentHash content, long sizeBytes, String receivedBy) {
        this(kind, fileName, content, sizeBytes, receivedBy, null, false, null, null);
    }

    /** Who sent it, as a maker. */
    Hand sender() {
        return new Hand(receivedBy, receivedSubject == null ? receivedBy : receivedSubject, Hand.Role.MAKER);
    }

    /** What the sender said. */
    public Declared declared() {
        return new Declared(declaredRows, declaredPaise);
    }
}
