package io.muster.web;

import io.muster.tenant.Feedback;
import io.muster.tenant.Feedback.Limits;
import io.muster.tenant.Feedback.Outcome;
import io.muster.tenant.Feedback.Said;
import io.muster.tenant.FeedbackPlace;
import io.muster.tenant.FeedbackWeeks;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.validation.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes what people say of a text that did not help them: its code and nothing else, for the lender and the person of the
 * token. To be called where the request is known.
 */
@ApplicationScoped
public class Unhelpful {
    private static final int PEOPLE_MAX = 10_000;

    private final CurrentUser user;
    private final Tenants tenants;
    private final Feedback feedback;
    private final Limits limits;
    private final DayMarks marks;
    private final SaidToday said = new SaidToday(PEOPLE_MAX);

    Unhelpful(CurrentUser user, Tenants tenants, Feedback feedback, FeedbackConfig config) {
        this.user = user;
        this.tenants = tenants;
        this.feedback = feedback;
        this.limits = new Limits(config.perPersonMax(), config.perLenderMax());
        this.marks = new DayMarks(config.secret());
    }

    /**
     * Fails with a problem when there is no such code.
     *
     * @throws ProblemFailure when there is none
     */
    public static void requireCode(String code) {
        if (!FeedbackCodes.has(code)) {
            throw new ProblemFailure(Problems.invalid(List.of(new Reason(
                    null,
                    "code",
                    "unknown-code",
                    "Muster has no reason and no problem of this code.",
                    "Send the code of a reason or a problem, as it was answered."))));
        }
    }

    /**
     * Counts it, once a day for each person and code; done when it is on record.
     *
     * @throws ProblemFailure when there is no such code, when the token names no lender, or when it is too much for a day
     */
    public Uni<Void> say(String code, FeedbackPlace place, Language language) {
        requireCode(code);
        TenantId tenant = user.tenant();
        LocalDate day = LocalDate.now(FeedbackWeeks.INDIA);
        Said what = new Said(tenant, marks.of(tenant, user.subject(), day), code, place, language, day);
        SaidToday.Known known = said.look(day, what.person(), code);
        if (known.same()) {
            return Uni.createFrom().voidItem();
        }
        if (known.codes() >= limits.ofPersonMax()) {
            throw new ProblemFailure(Problems.tooMuchFeedback());
        }
        return tenants.find(tenant)
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.noTenant())))
                .chain(() -> feedback.say(what, limits))
                .invoke(outcome -> settle(what, outcome))
                .replaceWithVoid();
    }

    private void settle(Said what, Outcome outcome) {
        if (outcome == Outcome.TOO_MUCH) {
            throw new ProblemFailure(Problems.tooMuchFeedback());
        }
        said.note(what.day(), what.person(), what.code());
    }
}
