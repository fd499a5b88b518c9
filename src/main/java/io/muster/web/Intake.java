package io.muster.web;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Spool;
import io.muster.upload.SpoolUnwritable;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.TooLarge;
import io.muster.upload.UploadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Streams a request's body into the spool, raw or as the file of a form, holding no more of it than one buffer.
 *
 * <p>Blocks for as long as the sender sends, so it runs on a virtual thread. When the sender goes away nothing is kept.
 */
@ApplicationScoped
class Intake {
    /** How much a form may have around its file. */
    static final long FORM_BYTES_MAX = 64 * 1024;

    private static final int BUFFER_BYTES = 32 * 1024;
    // So much of a body that is refused is still read, for most clients hear an answer only when all is sent
    private static final long REFUSED_BYTES_READ_MAX = 64L * 1024 * 1024;

    private final Spool spool;
    private final long sizeBytesMax;
    private final PatienceConfig patience;

    Intake(Spool spool, UploadConfig config, PatienceConfig patience) {
        this.spool = spool;
        this.sizeBytesMax = config.sizeMax().asLongValue();
        this.patience = patience;
    }

    /**
     * A workbook that lies in the spool, and how the sender called it.
     *
     * @param name as sent; null when the sender gave none
     * @param said by the fields of a form
     */
    record Taken(WorkbookKind kind, @Nullable String name, Spooled spooled, Said said) {}

    /** Takes a body that is the workbook. */
    Taken takeRaw(TenantId tenant, WorkbookKind kind, @Nullable String name, InputStream body) throws IOException {
        try (Spooling spooling = spool.begin(tenant)) {
            pour(body, spooling::write);
            return new Taken(kind, name, finish(spooling, kind), Said.of(null, null, null));
        }
    }

    /**
     * Takes a form's field {@code file}; its field {@code kind}, if there is one, overrules the given kind; the other short
     * ones are said.
     *
     * @param guess tells the kind of what is written so far, for a sender who leaves that to Muster
     */
    Taken takeForm(
            TenantId tenant, WorkbookKind kind, MediaType type, InputStream body, Function<Path, WorkbookKind> guess)
            throws IOException {
        try (Spooling spooling = spool.begin(tenant)) {
            UploadForm form = new UploadForm(type, spooling);
            pour(body, form::parse);
            form.requireWhole();
            WorkbookKind asked = kind(kind, form.kind(), spooling, guess);
            Said said = Said.of(form.look(), form.declaredRows(), form.declaredPaise())
                    .withRupees(form.declaredRupees());
            return new Taken(asked, form.fileName(), finish(spooling, asked), said);
        }
    }

    private static WorkbookKind kind(
            WorkbookKind otherwise, @Nullable String said, Spooling spooling, Function<Path, WorkbookKind> guess) {
        if (said == null) {
            return otherwise;
        }
        return said.equals(Kinds.AUTO) ? guess.apply(spooling.written()) : Kinds.of(said);
    }

    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    private void pour(InputStream body, Sink sink) throws IOException {
        Patience sender = new Patience(patience, System::nanoTime);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = sender.read(body, buffer); read >= 0; read = sender.read(body, buffer)) {
            try {
                sink.take(ByteBuffer.wrap(buffer, 0, read));
            } catch (TooLarge | SpoolUnwritable | ProblemFailure refused) {
                readOn(sender, body, buffer);
                throw refused;
            }
        }
    }

    private static void readOn(Patience sender, InputStream body, byte[] buffer) {
        long left = REFUSED_BYTES_READ_MAX;
        for (int read = sender.read(body, buffer); read >= 0 && left > 0; read = sender.read(body, buffer)) {
            left -= read;
        }
    }

    private Spooled finish(Spooling spooling, WorkbookKind kind) throws IOException {
        if (spooling.sizeBytes() == 0) {
            throw new ProblemFailure(
                    Problems.badRequest("empty-body", "The workbook is empty.", "Send the workbook's bytes."));
        }
        return spooling.finish(kind);
    }

    /**
     * Refuses a body that says itself that it is too large, before any of it is read.
     *
     * @param length what the request says; null when it does not
     * @param aroundBytes how much more than the workbook the body may have
     */
    void requireRoom(@Nullable Long length, long aroundBytes) {
        if (length != null && length > sizeBytesMax + aroundBytes + REFUSED_BYTES_READ_MAX) {
            throw new ProblemFailure(Problems.tooLarge(sizeBytesMax));
        }
    }
}
