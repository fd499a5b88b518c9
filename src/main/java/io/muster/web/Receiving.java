package io.muster.web;

import io.muster.pipeline.KindGuess;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.trace.Span;
import io.muster.trace.Tracing;
import io.muster.upload.Announcements;
import io.muster.upload.NewUpload;
import io.muster.upload.Reception;
import io.muster.upload.Receptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes a workbook from whoever asks: into the spool, into the books, and the workers are told. Blocks. */
@RequestScoped
public class Receiving {
    private final CurrentUser user;
    private final Receptions receptions;
    private final Announcements announcements;
    private final Intake intake;
    private final KindGuess kinds;
    private final WebConfig config;
    private final Tracing tracing;

    Receiving(
            CurrentUser user,
            Receptions receptions,
            Announcements announcements,
            Intake intake,
            KindGuess kinds,
            WebConfig config,
            Tracing tracing) {
        this.tracing = tracing;
        this.kinds = kinds;
        this.user = user;
        this.receptions = receptions;
        this.announcements = announcements;
        this.intake = intake;
        this.config = config;
    }

    /**
     * Takes a workbook as the whole body.
     *
     * @param name as the sender calls it; null when it has none
     * @param length what the request says of its body; null when it does not
     */
    Reception takeRaw(WorkbookKind kind, @Nullable String name, @Nullable Long length, Said said, InputStream body)
            throws IOException {
        TenantId tenant = user.tenant();
        intake.requireRoom(length, 0);
        return traced(tenant, span -> receive(tenant, intake.takeRaw(tenant, kind, name, body), said, span));
    }

    /** Takes a workbook as the field {@code file} of a form whose other fields say the rest. */
    public Reception takeForm(WorkbookKind kind, @Nullable Long length, MediaType type, InputStream body)
            throws IOException {
        return takeForm(kind, length, type, Said.of(null, null, null), body);
    }

    /** As {@link #takeForm(WorkbookKind, Long, MediaType, InputStream)}; the form overrules what was said before it. */
    Reception takeForm(WorkbookKind kind, @Nullable Long length, MediaType type, Said said, InputStream body)
            throws IOException {
        TenantId tenant = user.tenant();
        intake.requireRoom(length, Intake.FORM_BYTES_MAX);
        return traced(
                tenant,
                span -> receive(
                        tenant,
                        intake.takeForm(tenant, kind, type, body, file -> kinds.guess(tenant, file)),
                        said,
                        span));
    }

    private interface Taking {
        Reception take(Span span) throws IOException;
    }

    /** Bytes that are known go on in the trace of their first upload: this one is left out. */
    private Reception traced(TenantId tenant, Taking taking) throws IOException {
        Span span = tracing.first(tenant.value(), "receive upload");
        try {
            Reception reception = taking.take(span);
            if (reception instanceof Reception.First) {
                span.with("muster.upload", reception.upload().id().toString()).end();
            }
            return reception;
        } catch (IOException | RuntimeException refused) {
            span.fail(refused);
            throw refused;
        }
    }

    private Reception receive(TenantId tenant, Intake.Taken taken, Said before, Span span) {
        Said said = taken.said().orElse(before);
        NewUpload upload = new NewUpload(
                taken.kind(),
                FileName.clean(taken.name()),
                taken.spooled().content(),
                taken.spooled().sizeBytes(),
                user.name(),
                user.subject(),
                Boolean.TRUE.equals(said.look()),
                said.rows(),
                said.paise(),
                span.context());
        Reception reception = receptions.receive(tenant, upload).await().atMost(config.waitMax());
        if (reception instanceof Reception.NotTaken(var known)) {
            throw new ProblemFailure(DecisionProblems.notTaken(known));
        }
        if (!(reception instanceof Reception.Known)) {
            announcements.make(tenant, reception.upload().waiting()).await().indefinitely();
        }
        return reception;
    }
}
