package io.muster.console.correct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.console.Heads;
import io.muster.pipeline.CorrectionRefused;
import io.muster.pipeline.CorrectionSending;
import io.muster.pipeline.Corrections;
import io.muster.posting.CellEdit;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.web.CorrectionProblems;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What makers do in the grid: each is one call of what the API calls, too. */
@Path(CorrectResource.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.MAKER)
public class CorrectChanges {
    private static final int TEXT_LENGTH_MAX = 1_000;
    private static final Pattern ROWS = Pattern.compile("\\d{1,9}(?:,\\d{1,9}){0," + (Grids.PAGE_ROWS - 1) + "}");
    private static final int EXAMPLES_MAX = 5;
    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private final CurrentUser user;
    private final Heads heads;
    private final Grids grids;
    private final Corrections corrections;
    private final CorrectionSending sending;
    private final ObjectMapper json;

    CorrectChanges(
            CurrentUser user,
            Heads heads,
            Grids grids,
            Corrections corrections,
            CorrectionSending sending,
            ObjectMapper json) {
        this.user = user;
        this.heads = heads;
        this.grids = grids;
        this.corrections = corrections;
        this.sending = sending;
        this.json = json;
    }

    /**
     * Writes into cells, opening a correction if none is open; the rows come back as they stand now.
     *
     * @param cells {@code [{"row": 12, "col": 3, "text": "…"}]}, cut into as many fields as it takes
     * @param shown the rows that the page has, between commas
     */
    @POST
    @Path("cells")
    @Operation(hidden = true)
    public Uni<String> edit(
            @PathParam("id") String id,
            @FormParam("step") @DefaultValue("") String step,
            @FormParam("how") @DefaultValue("typed") String how,
            @FormParam("cells") List<String> cells,
            @FormParam("shown") @DefaultValue("") String shown) {
        Grids.Seer seer = grids.seer();
        Hand hand = hand();
        List<CellEdit.Wanted> wanted = wanted(String.join("", cells));
        CellEdit.How by = CellEdit.How.of(how)
                .filter(each -> each != CellEdit.How.UNDONE && each != CellEdit.How.REPLACED)
                .orElseThrow(CorrectChanges::unreadable);
        UUID asked = uuid(step);
        return changed(
                seer,
                id,
                shown,
                upload -> corrections
                        .open(seer.tenant(), upload, hand)
                        .flatMap(open -> corrections.edit(
                                seer.tenant(), upload, new Corrections.Action(open.id(), asked, by, hand), wanted)));
    }

    /** Takes back what this person did last; those rows come back that the page has. */
    @POST
    @Path("undo")
    @Operation(hidden = true)
    public Uni<String> undo(@PathParam("id") String id, @FormParam("shown") @DefaultValue("") String shown) {
        Grids.Seer seer = grids.seer();
        Hand hand = hand();
        return changed(
                seer,
                id,
                shown,
                upload -> corrections
                        .open(seer.tenant(), upload, hand)
                        .flatMap(open -> corrections.undo(seer.tenant(), upload, open.id(), null, hand)));
    }

    /** Says what a replacement would change; writes nothing. */
    @POST
    @Path("replacements/look")
    @Operation(hidden = true)
    public Uni<String> look(
            @PathParam("id") String id,
            @FormParam("column") int column,
            @FormParam("find") @DefaultValue("") String find,
            @FormParam("replace") @DefaultValue("") String replace,
            @FormParam("whole") @DefaultValue("") String whole,
            @FormParam("tab") @DefaultValue("") String tab,
            @FormParam("code") @DefaultValue("") String code) {
        Grids.Seer seer = grids.seer();
        var draw = heads.parts();
        CorrectResource.Asked asked = asked(column, find, replace, whole, tab, code);
        return CorrectResource.refusals(grids.upload(seer.tenant(), id)
                .flatMap(upload -> corrections.look(seer.tenant(), upload, asked.replacement()))
                .map(found -> new CorrectResource.Looked(
                        id,
                        asked,
                        found.cells().size(),
                        found.seen(),
                        corrections.cellsMax(),
                        found.cells().stream().limit(EXAMPLES_MAX).toList()))
                .flatMap(looked -> draw.apply(CorrectResource.Pages.replace(looked))));
    }

    /**
     * Replaces what was looked at, and has the page drawn anew.
     *
     * @param seen what the look has named
     */
    @POST
    @Path("replacements")
    @Operation(hidden = true)
    public Uni<Response> replace(
            @PathParam("id") String id,
            @FormParam("step") @DefaultValue("") String step,
            @FormParam("column") int column,
            @FormParam("find") @DefaultValue("") String find,
            @FormParam("replace") @DefaultValue("") String replace,
            @FormParam("whole") @DefaultValue("") String whole,
            @FormParam("tab") @DefaultValue("") String tab,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("seen") @DefaultValue("") String seen) {
        Grids.Seer seer = grids.seer();
        Hand hand = hand();
        UUID action = uuid(step);
        Corrections.Replacement asked =
                asked(column, find, replace, whole, tab, code).replacement();
        return CorrectResource.refusals(grids.upload(seer.tenant(), id)
                .flatMap(upload -> corrections
                        .open(seer.tenant(), upload, hand)
                        .flatMap(open -> corrections.replace(
                                seer.tenant(),
                                upload,
                                new Corrections.Action(open.id(), action, CellEdit.How.REPLACED, hand),
                                asked,
                                seen)))
                .map(_ -> Response.noContent().header("HX-Refresh", "true").build()));
    }

    /**
     * Sends the mended rows, and goes to the upload that they are now.
     *
     * @param rows what the page said would go, with {@code paise}
     */
    @POST
    @Path("sending")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response send(
            @PathParam("id") String id,
            @FormParam("correction") @DefaultValue("") String correction,
            @FormParam("rows") @DefaultValue("0") int rows,
            @FormParam("paise") @DefaultValue("0") long paise)
            throws IOException {
        Grids.Seer seer = grids.seer();
        Hand hand = hand();
        Upload upload = grids.upload(seer.tenant(), id).await().atMost(WAIT_MAX);
        try {
            // What an earlier sitting left over may go without another edit
            UUID open = correction.isEmpty()
                    ? corrections
                            .open(seer.tenant(), upload, hand)
                            .await()
                            .atMost(WAIT_MAX)
                            .id()
                    : uuid(correction);
            CorrectionSending.Sent sent =
                    sending.send(seer.tenant(), upload, open, hand, new CorrectionSending.Seen(rows, paise));
            return Response.noContent()
                    .header("HX-Redirect", "/console/uploads/" + sent.child())
                    .build();
        } catch (CorrectionRefused refused) {
            throw CorrectionProblems.of(refused);
        }
    }

    private interface Change {
        Uni<Collection<Integer>> of(Upload upload);
    }

    private Uni<String> changed(Grids.Seer seer, String id, String shown, Change change) {
        var draw = heads.parts();
        Set<Integer> onPage = rows(shown);
        return CorrectResource.refusals(grids.upload(seer.tenant(), id)
                .flatMap(upload -> change.of(upload)
                        .map(touched ->
                                touched.stream().filter(onPage::contains).toList())
                        .flatMap(rows -> grids.changed(seer, upload, rows)))
                .flatMap(draw::apply));
    }

    private static Set<Integer> rows(String shown) {
        return ROWS.matcher(shown).matches()
                ? Pattern.compile(",")
                        .splitAsStream(shown)
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static CorrectResource.Asked asked(
            int column, String find, String replace, String whole, String tab, String code) {
        if (find.length() > TEXT_LENGTH_MAX || replace.length() > TEXT_LENGTH_MAX) {
            throw unreadable();
        }
        return new CorrectResource.Asked(column, find, replace, whole, tab, code);
    }

    private List<CellEdit.Wanted> wanted(String cells) {
        try {
            List<CellEdit.Wanted> wanted = new ArrayList<>();
            for (JsonNode cell : json.readTree(cells)) {
                JsonNode row = cell.path("row");
                JsonNode col = cell.path("col");
                if (!row.canConvertToInt()
                        || !col.canConvertToInt()
                        || !cell.path("text").isTextual()) {
                    throw unreadable();
                }
                wanted.add(new CellEdit.Wanted(
                        row.intValue(), col.intValue(), cell.path("text").textValue()));
            }
            return wanted;
        } catch (JsonProcessingException notJson) {
            throw unreadable();
        }
    }

    private Hand hand() {
        return new Hand(user.name(), user.subject(), Hand.Role.MAKER);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw unreadable();
        }
    }

    private static ProblemFailure unreadable() {
        return new ProblemFailure(Problems.ofStatus(400));
    }
}
