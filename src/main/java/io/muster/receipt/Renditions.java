package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Rendition.Form;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Keeps which bytes receipts were shown as; any thread, answers on the client's event loop. */
final class Renditions {
    static final String LIST = """
            select r.receipt_no, r.language, r.standing, r.template, r.renderer, r.link_key, r.link_base,
              r.sha256
            from receipt_rendition r
            where r.receipt_no = any($1::text[])
            order by r.receipt_no, r.rendered_at, r.template
            """;

    static final String KEEP = """
            insert into receipt_rendition (
              receipt_no, language, standing, template, renderer, link_key, link_base, sha256)
            select t.receipt_no, t.language, t.standing, t.template, t.renderer, t.link_key, t.link_base, t.sha256
            from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::text[], $8::bytea[])
              as t(receipt_no, language, standing, template, renderer, link_key, link_base, sha256)
            order by t.receipt_no
            on conflict do nothing
            """;

    private Renditions() {}

    /** Every rendition of these receipts, the first of each receipt first. */
    static Uni<List<Rendition>> list(SqlClient client, Collection<ReceiptNumber> numbers) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(numbers.stream().map(ReceiptNumber::value).toArray(String[]::new)))
                .map(Renditions::read);
    }

    /**
     * Keeps new renditions; one that another process has kept meanwhile stays as that one kept it.
     *
     * @return whether all were kept as they are given here
     */
    static Uni<Boolean> keep(SqlClient client, List<Rendition> shown) {
        return shown.isEmpty()
                ? Uni.createFrom().item(true)
                : client.preparedQuery(KEEP).execute(tuple(shown)).map(kept -> kept.rowCount() == shown.size());
    }

    private static Tuple tuple(List<Rendition> shown) {
        return Tuple.tuple()
                .addValue(texts(shown, form -> form.number().value()))
                .addValue(texts(shown, form -> form.language().tag()))
                .addValue(texts(shown, form -> form.standing().slug()))
                .addValue(integers(shown, Form::template))
                .addValue(integers(shown, Form::renderer))
                .addValue(integers(shown, Form::linkKey))
                .addValue(texts(shown, Form::linkBase))
                .addValue(
                        shown.stream().map(each -> Buffer.buffer(each.sha256())).toArray(Buffer[]::new));
    }

    private static String[] texts(List<Rendition> shown, Function<Form, String> column) {
        return shown.stream().map(Rendition::form).map(column).toArray(String[]::new);
    }

    private static Integer[] integers(List<Rendition> shown, Function<Form, Integer> column) {
        return shown.stream().map(Rendition::form).map(column).toArray(Integer[]::new);
    }

    private static List<Rendition> read(RowSet<Row> rows) {
        List<Rendition> renditions = new ArrayList<>(rows.size());
        rows.forEach(row -> renditions.add(read(row)));
        return renditions;
    }

    private static Rendition read(Row row) {
        Form form = new Form(
                new ReceiptNumber(row.getString("receipt_no")),
                Language.of(row.getString("language")).orElseThrow(),
                PaperStanding.ofSlug(row.getString("standing")),
                row.getInteger("template"),
                row.getInteger("renderer"),
                row.getInteger("link_key"),
                row.getString("link_base"));
        return new Rendition(form, row.getBuffer("sha256").getBytes());
    }
}
