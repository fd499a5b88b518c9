package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.posting.Trial;
import io.muster.posting.UploadTrials;
import io.muster.tenant.SheetMapping;
import io.muster.tenant.SheetMappings;
import io.muster.tenant.TenantId;
import io.muster.tenant.TenantLayouts;
import io.muster.upload.ChosenMappings;
import io.muster.upload.Decided;
import io.muster.upload.Decisions;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.validation.MappingCheck;
import io.muster.validation.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** A person says which column of a held upload is which field: it is tried anew by that, and others like it, if so wished. */
@ApplicationScoped
public class ColumnChoices {
    private final TenantDatabases databases;
    private final Uploads uploads;
    private final UploadTrials trials;
    private final TenantLayouts layouts;
    private final Decisions decisions;
    private final SheetMappings mappings;

    ColumnChoices(
            TenantDatabases databases,
            Uploads uploads,
            UploadTrials trials,
            TenantLayouts layouts,
            Decisions decisions,
            SheetMappings mappings) {
        this.databases = databases;
        this.uploads = uploads;
        this.trials = trials;
        this.layouts = layouts;
        this.decisions = decisions;
        this.mappings = mappings;
    }

    /** What came of a choice of columns. */
    public sealed interface Choice {
        /** The upload was decided about, or not, and why. */
        record Made(Decided decided) implements Choice {}

        /** The sheet cannot be read so; nothing has changed. */
        record Wrong(List<Reason> reasons) implements Choice {
            public Wrong {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Chooses columns.
     *
     * @param remember whether sheets with the same header are read so from now on
     * @return empty when the lender has no such upload, or it was never tried
     */
    public Uni<Optional<Choice>> choose(
            TenantId tenant, UploadId id, Hand maker, SheetMapping mapping, boolean remember) {
        return uploads.find(tenant, id)
                .flatMap(found -> found.map(upload -> choose(tenant, upload, maker, mapping, remember))
                        .orElseGet(ColumnChoices::none));
    }

    private Uni<Optional<Choice>> choose(
            TenantId tenant, Upload upload, Hand maker, SheetMapping mapping, boolean remember) {
        return databases
                .pool(tenant)
                .flatMap(pool -> trials.findLast(pool, upload.id().value()))
                .flatMap(found -> found.map(trial -> choose(tenant, upload, maker, mapping, remember, trial))
                        .orElseGet(ColumnChoices::none));
    }

    private Uni<Optional<Choice>> choose(
            TenantId tenant, Upload upload, Hand maker, SheetMapping mapping, boolean remember, Trial trial) {
        return layouts.get(tenant, upload.kind())
                .map(layout -> MappingCheck.check(mapping, layout, trial.header()))
                .flatMap(wrong -> wrong.isEmpty()
                        ? decide(tenant, upload, maker, mapping)
                                .call(made -> remember && made.isPresent() && isDone(made.get())
                                        ? remember(tenant, upload, maker, mapping, trial)
                                        : Uni.createFrom().voidItem())
                        : Uni.createFrom().item(Optional.of(new Choice.Wrong(wrong))));
    }

    private Uni<Optional<Choice>> decide(TenantId tenant, Upload upload, Hand maker, SheetMapping mapping) {
        return decisions
                .map(tenant, upload.id(), maker, ChosenMappings.json(mapping))
                .map(decided -> decided.map(Choice.Made::new));
    }

    private static boolean isDone(Choice choice) {
        return choice instanceof Choice.Made(Decided decided) && decided instanceof Decided.Done;
    }

    /** A convenience for other sheets: where it cannot be kept, this upload goes on all the same. */
    private Uni<Void> remember(TenantId tenant, Upload upload, Hand maker, SheetMapping mapping, Trial trial) {
        return mappings.remember(tenant, upload.kind(), trial.header(), mapping, maker.name(), maker.subject())
                .onFailure()
                .invoke(failure -> LOG.mappingNotRemembered(upload.id(), tenant, failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Optional<Choice>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
