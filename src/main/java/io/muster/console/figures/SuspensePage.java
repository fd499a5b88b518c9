package io.muster.console.figures;

import io.muster.console.Head;
import io.muster.console.Heads;
import io.muster.pipeline.Figures;
import io.muster.pipeline.Ledger;
import io.muster.posting.ListPlace;
import io.muster.posting.NotTakenLists;
import io.muster.posting.SuspenseLists;
import io.muster.tenant.TenantId;
import io.muster.web.CurrentUser;
import io.muster.web.PaymentSelection;
import io.muster.web.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is not posted: money in suspense, and rows that were not taken. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed({Roles.MAKER, Roles.CHECKER, Roles.AUDITOR})
public class SuspensePage {
    private static final int ROWS = PaymentsPage.ROWS;
    private static final int OLDEST = 4;
    private static final int CODE_LENGTH_MAX = 60;

    /** The days by which ages begin and end; the oldest has no end. */
    private static final int[] AGE_FROM_DAYS = {0, 2, 8, 31};

    private final CurrentUser user;
    private final Heads heads;
    private final Figures figures;
    private final Ledger ledger;

    SuspensePage(CurrentUser user, Heads heads, Figures figures, Ledger ledger) {
        this.user = user;
        this.heads = heads;
        this.figures = figures;
        this.ledger = ledger;
    }

    @CheckedTemplate(basePath = "figures", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Pages {
        private Pages() {}

        static native TemplateInstance suspense(Head head, SuspenseShown shown);

        static native TemplateInstance notTaken(Head head, NotTakenShown shown);
    }

    /** A page of suspense. @param age 1 to 4 as in the figures, 0 for all */
    public record SuspenseShown(int age, @Nullable ListPlace after, List<SuspenseLists.Held> rows) {
        public @Nullable String firstHref() {
            return after == null ? null : "/console/suspense?age=" + age;
        }

        public @Nullable String nextHref() {
            return rows.size() < ROWS
                    ? null
                    : "/console/suspense?age=" + age + "&after="
                            + rows.getLast().place();
        }
    }

    /** A page of rows that were not taken. */
    public record NotTakenShown(
            NotTakenLists.Choice choice, @Nullable ListPlace after, List<NotTakenLists.NotTaken> rows) {
        public @Nullable String firstHref() {
            return after == null ? null : here();
        }

        public @Nullable String nextHref() {
            return rows.size() < ROWS
                    ? null
                    : here() + "&after=" + rows.getLast().place();
        }

        private String here() {
            return "/console/not-taken?from=" + choice.from() + "&to=" + choice.to()
                    + (choice.verdict() == null ? "" : "&verdict=" + choice.verdict())
                    + (choice.code() == null ? "" : "&code=" + Addresses.encoded(choice.code()));
        }
    }

    /** Money whose loan is not known. */
    @GET
    @Path("suspense")
    @Operation(hidden = true)
    public Uni<String> suspense(@QueryParam("age") int age, @QueryParam("after") @Nullable String after) {
        if (age < 0 || age > OLDEST) {
            throw new NotFoundException();
        }
        TenantId tenant = user.tenant();
        ListPlace place = place(after);
        return heads.page(
                figures.today(tenant)
                        .flatMap(today -> ledger.suspense(tenant, days(age, today), place, ROWS))
                        .map(rows -> new SuspenseShown(age, place, rows))
                        .onFailure(Ledger.TooWide.class)
                        .transform(PaymentSelection::tooWide),
                Pages::suspense);
    }

    static SuspenseLists.Days days(int age, LocalDate today) {
        return age == 0
                ? SuspenseLists.Days.ANY
                : new SuspenseLists.Days(
                        age == OLDEST ? null : today.minusDays(AGE_FROM_DAYS[age] - 1L),
                        // what came after the business date is new, too
                        age == 1 ? null : today.minusDays(AGE_FROM_DAYS[age - 1]));
    }

    /** Rows that were refused or rejected. */
    @GET
    @Path("not-taken")
    @Operation(hidden = true)
    public Uni<String> notTaken(
            @BeanParam PaymentSelection days,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("code") @Nullable String code) {
        if (verdict != null && !List.of("refused", "rejected").contains(verdict)
                || code != null && code.length() > CODE_LENGTH_MAX) {
            throw new NotFoundException();
        }
        TenantId tenant = user.tenant();
        ListPlace place = days.place();
        return heads.page(
                figures.today(tenant)
                        .map(days::filter)
                        .map(of -> new NotTakenLists.Choice(of.from(), of.to(), verdict, code))
                        .flatMap(choice -> notTaken(tenant, choice, place)),
                Pages::notTaken);
    }

    private Uni<NotTakenShown> notTaken(TenantId tenant, NotTakenLists.Choice choice, @Nullable ListPlace place) {
        return ledger.notTaken(tenant, choice, place, ROWS)
                .map(rows -> new NotTakenShown(choice, place, rows))
                .onFailure(Ledger.TooWide.class)
                .transform(PaymentSelection::tooWide);
    }

    private static @Nullable ListPlace place(@Nullable String after) {
        return after == null ? null : ListPlace.of(after).orElseThrow(NotFoundException::new);
    }
}
