package io.muster.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.pipeline.SingleOutcome;
import io.muster.pipeline.SinglePosting;
import io.muster.posting.Outcome;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Posts one collection and keeps the answer as the API gives it, whoever asks. */
@ApplicationScoped
public class SinglePayments {
    private final Tenants tenants;
    private final SinglePosting posting;
    private final ObjectMapper json;

    SinglePayments(Tenants tenants, SinglePosting posting, ObjectMapper json) {
        this.tenants = tenants;
        this.posting = posting;
        this.json = json;
    }

    /**
     * Posts the payment, or gives the answer that was given before under the request's key.
     *
     * <p>Fails with {@link ProblemFailure} when the directory has no such lender.
     */
    public Uni<SingleOutcome> post(TenantId tenant, SinglePosting.Request asked) {
        return tenants.find(tenant)
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.noTenant())))
                .flatMap(known -> posting.post(known, asked, this::answer));
    }

    private SinglePosting.Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> answer(201, PostingView.of(posted));
            case Outcome.AlreadyPosted standing -> answer(200, PostingView.of(standing));
            case Outcome.KeyReused reused -> answer(422, Problems.refused(SingleRow.inItsWords(reused.reasons())));
            case Outcome.Refused refused -> answer(422, Problems.refused(SingleRow.inItsWords(refused.reasons())));
        };
    }

    private SinglePosting.Answer answer(int status, Object body) {
        return new SinglePosting.Answer(status, write(body));
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("our own records are JSON", impossible);
        }
    }
}
