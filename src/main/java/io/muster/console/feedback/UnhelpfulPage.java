package io.muster.console.feedback;

import io.muster.console.FormTokens;
import io.muster.console.Heads;
import io.muster.tenant.FeedbackPlace;
import io.muster.tenant.Language;
import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.muster.web.Roles;
import io.muster.web.SmallBody;
import io.muster.web.Unhelpful;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * "This did not help": a link beside each error, which leads to a page that asks once more. A script does the same at once;
 * without one it takes a click more. Nothing of it reads the lender's books.
 */
@Path("/console/unhelpful")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR, Roles.AGENT})
public class UnhelpfulPage {
    private final CurrentUser user;
    private final Heads heads;
    private final FormTokens tokens;
    private final Unhelpful unhelpful;

    UnhelpfulPage(CurrentUser user, Heads heads, FormTokens tokens, Unhelpful unhelpful) {
        this.user = user;
        this.heads = heads;
        this.tokens = tokens;
        this.unhelpful = unhelpful;
    }

    @CheckedTemplate(basePath = "feedback")
    static class Pages {
        private Pages() {}

        static native TemplateInstance ask(String code, String place, String token);

        static native TemplateInstance noted();
    }

    @CheckedTemplate(basePath = "feedback")
    static class Parts {
        private Parts() {}

        static native TemplateInstance said();
    }

    /** Asks whether that is what somebody wants to say. */
    @GET
    @Operation(hidden = true)
    public Uni<String> ask(
            @QueryParam("code") @DefaultValue("") String code, @QueryParam("at") @DefaultValue("") String at) {
        Unhelpful.requireCode(code);
        return heads.part(Pages.ask(code, place(at).slug(), tokens.of(user)));
    }

    /** Takes it; a script is answered with words for the link's place. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @SmallBody
    @Operation(hidden = true)
    public Uni<String> say(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("at") @DefaultValue("") String at,
            @HeaderParam("HX-Request") @Nullable String script,
            @HeaderParam(FormTokens.HEADER) @Nullable String shown,
            @FormParam("form") @Nullable String typed) {
        tokens.require(user, shown == null ? typed : shown);
        Function<TemplateInstance, Uni<String>> draw = heads.parts();
        TemplateInstance answer = script == null ? Pages.noted() : Parts.said();
        return unhelpful.say(code, place(at), language()).chain(() -> draw.apply(answer));
    }

    private static FeedbackPlace place(String slug) {
        return FeedbackPlace.of(slug)
                .filter(place -> place != FeedbackPlace.API)
                .orElseThrow(() -> new ProblemFailure(Problems.notFound("page")));
    }

    private Language language() {
        return Language.of(heads.look().locale().getLanguage()).orElse(Language.ENGLISH);
    }
}
