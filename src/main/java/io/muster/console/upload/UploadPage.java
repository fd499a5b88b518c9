package io.muster.console.upload;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.console.Live;
import io.muster.console.Lives;
import io.muster.loan.LoanAccountNumber;
import io.muster.pipeline.Books;
import io.muster.pipeline.LoanLook;
import io.muster.pipeline.LoanLooks;
import io.muster.posting.Payment;
import io.muster.posting.RowVerdict;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One upload, from its trial to its control totals, and its rows. */
@Path(UploadsPage.PATH + "/{id}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class UploadPage {
    private static final int ROWS = 50;
    private static final Duration FIRST_LOOK_MAX = Duration.ofSeconds(10);

    private final Heads heads;
    private final CurrentUser user;
    private final Stories stories;
    private final Books books;
    private final LoanLooks looks;
    private final Live<Upload> live;

    UploadPage(Heads heads, CurrentUser user, Stories stories, Books books, LoanLooks looks, Lives lives) {
        this.heads = heads;
        this.user = user;
        this.stories = stories;
        this.books = books;
        this.looks = looks;
        this.live = lives.of(upload -> !Stages.moves(upload));
    }

    @CheckedTemplate(basePath = "uploads")
    static class Pages {
        private Pages() {}

        static native TemplateInstance page(Head head, Story story, boolean known);

        static native TemplateInstance stage(Head head, Story story);

        static native TemplateInstance live(Upload upload);

        static native TemplateInstance rows(Head head, Rows page);

        static native TemplateInstance loan(LoanLook look, boolean makes);
    }

    /**
     * Rows of one verdict.
     *
     * @param payments of the posted ones; else empty
     * @param verdicts of the others; else empty
     */
    record Rows(
            Upload upload,
            String verdict,
            List<Payment> payments,
            List<RowVerdict> verdicts,
            @Nullable String first,
            @Nullable String next) {
        static Rows posted(Upload upload, List<Payment> found, int after) {
            List<Payment> shown = found.size() > ROWS ? found.subList(0, ROWS) : found;
            Integer last = found.size() > ROWS ? shown.getLast().rowNumber() : null;
            return of(upload, "posted", shown, List.of(), after, last);
        }

        static Rows others(Upload upload, String verdict, List<RowVerdict> found, int after) {
            List<RowVerdict> shown = found.size() > ROWS ? found.subList(0, ROWS) : found;
            Integer last = found.size() > ROWS ? shown.getLast().rowNumber() : null;
            return of(upload, verdict, List.of(), shown, after, last);
        }

        private static Rows of(
                Upload upload,
                String verdict,
                List<Payment> payments,
                List<RowVerdict> verdicts,
                int after,
                @Nullable Integer last) {
            String here = UploadsPage.PATH + "/" + upload.id() + "/rows?verdict=" + verdict;
            return new Rows(
                    upload,
                    verdict,
                    payments,
                    verdicts,
                    after == 0 ? null : here,
                    last == null ? null : here + "&after=" + last);
        }
    }

    /** The whole page. */
    @GET
    @Operation(hidden = true)
    public Uni<String> get(@PathParam("id") String id, @QueryParam("known") boolean known) {
        return heads.page(
                stories.story(user.tenant(), Stories.id(id)), (head, story) -> Pages.page(head, story, known));
    }

    /** Its middle part, asked for when a stream has come to an end. */
    @GET
    @Path("stage")
    @Operation(hidden = true)
    public Uni<String> stage(@PathParam("id") String id) {
        return heads.page(stories.story(user.tenant(), Stories.id(id)), Pages::stage);
    }

    /** How far it is, each second while a worker has it. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(@PathParam("id") String id) {
        TenantId tenant = user.tenant();
        UploadId upload = Stories.id(id);
        Function<TemplateInstance, Uni<String>> draw = heads.parts();
        // The first look before the answer begins: an upload that is not there is a problem, not a broken stream
        return live.follow(
                        new Followed(tenant, upload),
                        () -> stories.upload(tenant, upload),
                        seen -> draw.apply(Pages.live(seen)))
                .await()
                .atMost(FIRST_LOOK_MAX);
    }

    private record Followed(TenantId tenant, UploadId upload) {}

    /** What became of its rows, by verdict. */
    @GET
    @Path("rows")
    @Operation(hidden = true)
    public Uni<String> rows(
            @PathParam("id") String id,
            @QueryParam("verdict") @DefaultValue("posted") String verdict,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after) {
        TenantId tenant = user.tenant();
        RowVerdict.Kind kind = RowVerdict.Kind.of(verdict)
                .orElseThrow(() -> new ProblemFailure(Problems.notFound("verdict of this name")));
        return heads.page(
                stories.upload(tenant, Stories.id(id)).flatMap(upload -> rows(tenant, upload, kind, after)),
                Pages::rows);
    }

    private Uni<Rows> rows(TenantId tenant, Upload upload, RowVerdict.Kind kind, int after) {
        return kind == RowVerdict.Kind.POSTED
                ? books.paymentsOfUpload(tenant, upload.id(), after, ROWS + 1)
                        .map(found -> Rows.posted(upload, found, after))
                : books.verdicts(tenant, upload.id(), after, ROWS + 1, Set.of(kind))
                        .map(found -> Rows.others(upload, kind.slug(), found, after));
    }

    /** One loan of an upload that is not posted, instalment by instalment. */
    @GET
    @Path("loan")
    @Operation(hidden = true)
    public Uni<String> loan(@PathParam("id") String id, @QueryParam("number") @DefaultValue("") String number) {
        TenantId tenant = user.tenant();
        LoanAccountNumber loan = number(number);
        return stories.upload(tenant, Stories.id(id))
                .flatMap(upload -> looks.of(tenant, upload, loan))
                .onFailure(failure -> failure instanceof LoanLooks.Busy || failure instanceof TimeoutException)
                .transform(_ -> new ProblemFailure(
                        Problems.busy("Another loan of an upload is being looked at.", "Ask again in a few seconds.")))
                .map(UploadPage::orNotFound)
                .flatMap(found -> heads.part(Pages.loan(found, user.is(Roles.MAKER))));
    }

    private static LoanLook orNotFound(Optional<LoanLook> found) {
        return found.orElseThrow(() -> new ProblemFailure(Problems.notFound("loan of this number")));
    }

    private static LoanAccountNumber number(String text) {
        try {
            return new LoanAccountNumber(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException noNumber) {
            throw new ProblemFailure(Problems.notFound("loan of this number"));
        }
    }
}
