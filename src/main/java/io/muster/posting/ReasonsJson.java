package io.muster.posting;

import io.muster.validation.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reasons as the books keep them: {@code [{cell, field, code, message, remedy}]}. */
final class ReasonsJson {
    private ReasonsJson() {}

    static String write(List<Reason> reasons) {
        JsonArray array = new JsonArray();
        for (Reason reason : reasons) {
            array.add(new JsonObject()
                    .put("cell", reason.cell())
                    .put("field", reason.field())
                    .put("code", reason.code())
                    .put("message", Columns.storable(reason.message()))
                    .put("remedy", Columns.storable(reason.remedy())));
        }
        return array.encode();
    }

    static String writeCells(List<String> cells) {
        JsonArray array = new JsonArray();
        cells.forEach(cell -> array.add(Columns.storable(cell)));
        return array.encode();
    }

    static List<Reason> read(JsonArray array) {
        List<Reason> reasons = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonObject reason = array.getJsonObject(i);
            reasons.add(new Reason(
                    reason.getString("cell"),
                    reason.getString("field"),
                    reason.getString("code"),
                    reason.getString("message"),
                    reason.getString("remedy")));
        }
        return reasons;
    }
}
