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
 * @param otherwise whether it was refused with other values than are typed now, whose reasons say nothing about these
 */
record KeptAnswer(@Nullable String receipt, List<Reason> reasons, boolean otherwise) {
    static final KeptAnswer NONE = of(List.of());

    KeptAnswer {
        reasons = List.copyOf(reasons);
    }

    /** Nothing was posted, for these reasons. */
    static KeptAnswer of(List<Reason> reasons) {
        return new KeptAnswer(null, reasons, false);
    }

    /** As a form is told that has other values than the one that was answered. */
    KeptAnswer toldTo(boolean changed) {
        return changed && receipt == null ? new KeptAnswer(null, List.of(), true) : this;
    }

    static KeptAnswer of(SinglePosting.Answer answer) {
        JsonObject kept = new JsonObject(answer.response());
        return answer.status() < 400
                ? new KeptAnswer(kept.getString("receipt"), List.of(), false)
                : of(reasons(kept.getJsonArray("reasons", new JsonArray())));
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
