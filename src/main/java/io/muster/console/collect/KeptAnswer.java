package io.muster.console.collect;

import io.muster.pipeline.SinglePosting;
import io.muster.validation.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form, as it is kept under its key: a receipt, or reasons. Pure.
 *
 * @param receipt null when it was refused
 */
record KeptAnswer(@Nullable String receipt, List<Reason> reasons) {
    static final KeptAnswer NONE = new KeptAnswer(null, List.of());

    KeptAnswer {
        reasons = List.copyOf(reasons);
    }

    static KeptAnswer of(SinglePosting.Answer answer) {
        JsonObject kept = new JsonObject(answer.response());
        return answer.status() < 400
                ? new KeptAnswer(kept.getString("receipt"), List.of())
                : new KeptAnswer(null, reasons(kept.getJsonArray("reasons", new JsonArray())));
    }

    private static List<Reason> reasons(JsonArray kept) {
        return kept.stream().map(KeptAnswer::reason).toList();
    }

    private static Reason reason(Object kept) {
        JsonObject reason = (JsonObject) kept;
        return new Reason(
                null,
                reason.getString("field"),
                reason.getString("code"),
                reason.getString("message"),
                reason.getString("remedy"));
    }
}
