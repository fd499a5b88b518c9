package io.muster.posting;

import io.muster.loan.Shares;
import io.muster.posting.Trial.Count;
import io.muster.posting.Trial.FirstRow;
import io.muster.posting.Trial.ReasonCount;
import io.muster.validation.MappingGuess;
import io.muster.validation.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of a trial as the books keep them. */
final class TrialJson {
    private TrialJson() {}

    static JsonArray reasons(List<ReasonCount> reasons) {
        JsonArray array = new JsonArray();
        reasons.forEach(reason -> array.add(new JsonObject()
                .put("code", reason.code())
                .put("rows", reason.count().rows())
                .put("paise", reason.count().paise())));
        return array;
    }

    static List<ReasonCount> reasons(JsonArray array) {
        return objects(array)
                .map(reason -> new ReasonCount(
                        reason.getString("code"), new Count(reason.getInteger("rows"), reason.getLong("paise"))))
                .toList();
    }

    static JsonArray rows(List<FirstRow> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(row(row)));
        return array;
    }

    static List<FirstRow> rows(JsonArray array) {
        return objects(array).map(TrialJson::row).toList();
    }

    private static JsonObject row(FirstRow row) {
        return new JsonObject()
                .put("row", row.row())
                .put("verdict", row.verdict())
                .put("suspense", row.suspense())
                .put("paise", row.paise())
                .put("loan", Columns.storable(row.loan()))
                .put("share", share(row.share()))
                .put("excess", row.excessPaise())
                .put("reason", row.reason() == null ? null : reason(row.reason()));
    }

    private static FirstRow row(JsonObject row) {
        JsonObject reason = row.getJsonObject("reason");
        return new FirstRow(
                row.getInteger("row"),
                row.getString("verdict"),
                row.getBoolean("suspense"),
                row.getLong("paise"),
                row.getString("loan"),
                share(row.getJsonArray("share")),
                row.getLong("excess"),
                reason == null ? null : reason(reason));
    }

    private static @Nullable JsonArray share(@Nullable Shares share) {
        return share == null
                ? null
                : JsonArray.of(share.penaltyPaise(), share.feePaise(), share.interestPaise(), share.principalPaise());
    }

    private static @Nullable Shares share(@Nullable JsonArray share) {
        return share == null
                ? null
                : new Shares(share.getLong(0), share.getLong(1), share.getLong(2), share.getLong(3));
    }

    private static JsonObject reason(Reason reason) {
        return new JsonObject()
                .put("cell", reason.cell())
                .put("field", reason.field())
                .put("code", reason.code())
                .put("message", Columns.storable(reason.message()))
                .put("remedy", Columns.storable(reason.remedy()));
    }

    private static Reason reason(JsonObject reason) {
        return new Reason(
                reason.getString("cell"),
                reason.getString("field"),
                reason.getString("code"),
                reason.getString("message"),
                reason.getString("remedy"));
    }

    /** An empty object where there is nothing to ask. */
    static JsonObject guess(@Nullable MappingGuess guess) {
        if (guess == null) {
            return new JsonObject();
        }
        JsonArray columns = new JsonArray();
        guess.columns()
                .forEach(column -> columns.add(new JsonObject()
                        .put("index", column.index())
                        .put("header", Columns.storable(column.header()))
                        .put("values", texts(column.values()))));
        JsonArray choices = new JsonArray();
        guess.choices()
                .forEach(choice -> choices.add(new JsonObject()
                        .put("field", choice.field())
                        .put("title", choice.title())
                        .put("required", choice.required())
                        .put("header", Columns.storable(choice.header()))
                        .put("why", choice.why().name())));
        return new JsonObject().put("columns", columns).put("choices", choices);
    }

    static @Nullable MappingGuess guess(JsonObject json, int headerRow, List<String> header) {
        return json.isEmpty()
                ? null
                : new MappingGuess(
                        headerRow,
                        header,
                        objects(json.getJsonArray("columns"))
                                .map(TrialJson::column)
                                .toList(),
                        objects(json.getJsonArray("choices"))
                                .map(TrialJson::choice)
                                .toList());
    }

    private static MappingGuess.Column column(JsonObject column) {
        List<String> values =
                column.getJsonArray("values").stream().map(String::valueOf).toList();
        return new MappingGuess.Column(column.getInteger("index"), column.getString("header"), values);
    }

    private static MappingGuess.Choice choice(JsonObject choice) {
        return new MappingGuess.Choice(
                choice.getString("field"),
                choice.getString("title"),
                choice.getBoolean("required"),
                choice.getString("header"),
                MappingGuess.Why.valueOf(choice.getString("why")));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(text -> array.add(Columns.storable(text)));
        return array;
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
