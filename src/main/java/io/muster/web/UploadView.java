package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.upload.Findings;
import io.muster.upload.Found;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadProblem;
import io.muster.upload.UploadState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An upload as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Upload", description = "A workbook that was sent, how far it is, and what became of its rows")
record UploadView(
        String id,
        @Schema(description = "collections or loan-book") String kind,
        String fileName,
        long sizeBytes,
        String sha256,
        Instant receivedAt,
        String receivedBy,

        @Schema(description = "received, reading, held, paused, completed, failed, cancelled or discarded")
        String state,

        @Schema(description = "try: it is looked at only; post: it is posted")
        String phase,

        @Schema(description = "While it is held: mapping, declaration, maker or checker") @Nullable
        String asks,

        @Schema(description = "What somebody wants of the worker that has it: pause or cancel") @Nullable
        String wish,

        boolean looksFirst,

        @Schema(description = "What its sender says is in it") @Nullable
        Declared declared,

        @Schema(description = "What the last trial has found in it, whatever the rows' verdicts") @Nullable
        Trial trial,

        @Schema(description = "The upload whose rows it corrects") @Nullable
        String parent,

        @Schema(description = "The uploads that correct its rows; not in lists") @Nullable
        List<String> children,

        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(
                description = "How often in a row it broke off through no fault of the workbook, without getting on; "
                        + "absent when it did not")
        @Nullable
        Integer failedAttempts,

        @Schema(description = "While it waits after such a break: when Muster tries it again, by itself") @Nullable
        Instant retryAt,

        @Nullable String sheet,
        @Nullable Integer headerRow,

        @Schema(description = "How many rows the reader expects, when it can tell") @Nullable
        Integer rowsExpected,

        int rowsRead,
        Verdicts verdicts,
        @Nullable Stop problem,
        @Nullable Wait waits,
        Links links) {

    /** What was declared; what is absent was not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeclaredTotals")
    record Declared(
            @Nullable Integer rows,
            @Nullable Long paise,
            @Nullable String rupees) {
        static @Nullable Declared of(io.muster.upload.Declared declared) {
            Long paise = declared.paise();
            return declared.any()
                    ? new Declared(
                            declared.rows(),
                            paise,
                            paise == null ? null : Money.of(paise).rupees())
                    : null;
        }
    }

    /** A trial's number and what it has counted; without counts it did not understand the sheet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrialTotals")
    record Trial(
            int number,
            @Nullable Integer rows,

            @Schema(
                    description =
                            "Of these the ones that nobody declares: total lines, headers once more, notes, empty rows")
            @Nullable
            Integer notData,

            @Nullable Long paise,
            @Nullable String rupees) {
        static @Nullable Trial of(Upload upload) {
            Found found = upload.found();
            if (found == null) {
                return upload.trial() == 0 ? null : new Trial(upload.trial(), null, null, null, null);
            }
            return new Trial(
                    upload.trial(),
                    found.rows(),
                    found.notData(),
                    found.paise(),
                    Money.of(found.paise()).rupees());
        }
    }

    /** Rows and money by verdict; at the end they add up to the rows of the workbook. */
    record Verdicts(Verdict posted, Verdict alreadyPosted, Verdict refused, Verdict rejected) {
        static Verdicts of(Tally tally) {
            return new Verdicts(
                    Verdict.of(tally.postedRows(), tally.postedPaise()),
                    Verdict.of(tally.alreadyPostedRows(), tally.alreadyPostedPaise()),
                    Verdict.of(tally.refusedRows(), tally.refusedPaise()),
                    Verdict.of(tally.rejectedRows(), tally.rejectedPaise()));
        }
    }

    /** How many rows have this verdict, and how much money is in them. */
    record Verdict(long rows, long paise, String rupees) {
        static Verdict of(long rows, long paise) {
            Money money = Money.of(paise);
            return new Verdict(rows, money.paise(), money.rupees());
        }
    }

    /** Why it stopped, and at which row when one was reached. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            String code,
            String message,
            String remedy,
            @Nullable Integer row) {
        static Stop of(UploadProblem problem) {
            return new Stop(
                    problem.code(),
                    problem.message(),
                    problem.remedy(),
                    problem.stoppedAtRow() == 0 ? null : problem.stoppedAtRow());
        }
    }

    /** Why it does not get on for now, though nothing is wrong with it. */
    record Wait(String code, String message) {
        /** An attempt broke off through no fault of the workbook. */
        static Wait forRetry() {
            return new Wait(
                    "retry",
                    "Something that Muster needs was not there, so this upload broke off. It is tried again by itself and"
                            + " goes on where it stopped; nothing is lost and nothing needs to be sent again.");
        }

        /** Too many events wait to be published. */
        static Wait forEvents() {
            return new Wait(
                    Problems.EVENTS_WAIT,
                    "Payments cannot be passed on to your other systems as fast as they are posted. This upload goes on by"
                            + " itself when that has caught up; nothing is lost and nothing needs to be sent again.");
        }
    }

    private static @Nullable Wait waits(Upload upload, @Nullable Instant retryAt, boolean noRoom) {
        if (retryAt != null) {
            return Wait.forRetry();
        }
        return noRoom && !upload.finished() ? Wait.forEvents() : null;
    }

    /** Where to look next. */
    record Links(
            String self,
            String events,
            String postings,
            String rejections,
            String rejectionsWorkbook,
            String decisions) {
        static Links of(String self) {
            return new Links(
                    self,
                    self + "/events",
                    self + "/postings",
                    self + "/rejections",
                    self + "/rejections.xlsx",
                    self + "/decisions");
        }
    }

    /** An upload that nothing keeps waiting. */
    static UploadView of(Upload upload) {
        return of(upload, false);
    }

    /** @param noRoom whether the lender's uploads wait because too many events do */
    static UploadView of(Upload upload, boolean noRoom) {
        Findings findings = upload.findings();
        Instant retryAt = upload.state() instanceof UploadState.Reading reading ? reading.retryAt() : null;
        return new UploadView(
                upload.id().toString(),
                upload.kind().slug(),
                upload.fileName(),
                upload.sizeBytes(),
                upload.content().hex(),
                upload.receivedAt(),
                upload.receivedBy(),
                upload.state().name(),
                upload.phase().slug(),
                upload.state() instanceof UploadState.Held held ? held.ask().slug() : null,
                upload.wish() == null ? null : upload.wish().slug(),
                upload.looksFirst(),
                Declared.of(upload.declared()),
                Trial.of(upload),
                upload.parent() == null ? null : upload.parent().toString(),
                null,
                upload.startedAt(),
                upload.finishedAt(),
                upload.failures() == 0 || upload.finished() ? null : upload.failures(),
                retryAt,
                findings.sheet(),
                findings.headerRow() == 0 ? null : findings.headerRow(),
                findings.rowsExpected(),
                findings.rowsRead(),
                Verdicts.of(upload.tally()),
                upload.state() instanceof UploadState.Failed failed ? Stop.of(failed.problem()) : null,
                waits(upload, retryAt, noRoom),
                Links.of(UploadResource.PATH + "/" + upload.id()));
    }

    /** As it is, with the uploads that correct its rows. */
    UploadView with(List<UploadId> corrections) {
        return new UploadView(
                id,
                kind,
                fileName,
                sizeBytes,
                sha256,
                receivedAt,
                receivedBy,
                state,
                phase,
                asks,
                wish,
                looksFirst,
                declared,
                trial,
                parent,
                corrections.stream().map(UploadId::toString).toList(),
                startedAt,
                finishedAt,
                failedAttempts,
                retryAt,
                sheet,
                headerRow,
                rowsExpected,
                rowsRead,
                verdicts,
                problem,
                waits,
                links);
    }
}
