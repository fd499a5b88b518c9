package io.muster.console.feedback;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.console.Tongue;
import io.muster.pipeline.Unhelped;
import io.muster.pipeline.Unhelped.Ranked;
import io.muster.tenant.FeedbackWeeks;
import io.muster.web.CurrentUser;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which texts helped the lender's people least: for auditors, who read everything of their lender. */
@Path("/console/feedback")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Roles.AUDITOR)
public class FeedbackPage {
    private final CurrentUser user;
    private final Heads heads;
    private final Unhelped unhelped;

    FeedbackPage(CurrentUser user, Heads heads, Unhelped unhelped) {
        this.user = user;
        this.heads = heads;
        this.unhelped = unhelped;
    }

    /** The top ten of some weeks. */
    public record Listed(FeedbackWeeks asked, List<Shown> lines) {
        /** Weeks that can be chosen. */
        public List<Integer> choices() {
            return List.of(1, 4, 13);
        }
    }

    /**
     * A line of it.
     *
     * @param share how much that is of the rows that were given it; empty where none was
     */
    public record Shown(
            Ranked ranked, String share, String shareBefore, Map<String, Long> pages, Map<String, Long> languages) {
        static Shown of(Ranked ranked) {
            return new Shown(
                    ranked,
                    share(ranked.line().times(), ranked.rows()),
                    share(ranked.line().before(), ranked.rowsBefore()),
                    ranked.line().pages(),
                    ranked.line().languages());
        }

        private static String share(long times, @Nullable Long rows) {
            return rows == null || rows == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", times * 100.0 / rows);
        }

        /** A language's own name for itself, by its tag. */
        public String languageName(String tag) {
            return Tongue.ofTag(tag).map(Tongue::ownName).orElse(tag);
        }
    }

    @CheckedTemplate(basePath = "feedback")
    static class Pages {
        private Pages() {}

        static native TemplateInstance list(Head head, Listed list);
    }

    /** The most often said first. */
    @GET
    @Operation(hidden = true)
    public Uni<String> list(@QueryParam("weeks") @DefaultValue("1") @Min(1) @Max(FeedbackWeeks.WEEKS_MAX) int weeks) {
        FeedbackWeeks asked = new FeedbackWeeks(weeks, LocalDate.now(FeedbackWeeks.INDIA));
        return heads.page(
                unhelped.top(user.tenant(), asked)
                        .map(ranked ->
                                new Listed(asked, ranked.stream().map(Shown::of).toList())),
                Pages::list);
    }
}
