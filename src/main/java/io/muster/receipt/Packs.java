package io.muster.receipt;

import io.muster.receipt.Pack.Fetch;
import io.muster.receipt.Pack.FetchState;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps packs and who fetched them; any thread, answers on the client's event loop. */
final class Packs {
    // The numbers as one text: a hundred thousand rows would take ten times the memory
    private static final String NUMBERS = """
            select string_agg(n.receipt_no, ',' order by n.receipt_no collate "C") as numbers
            from (
              select paid.receipt_no from paid
              union all
              select r.receipt_no from receipt_reissue r join paid on paid.key = r.payment_key) n
            """;

    static final String NUMBERS_OF_UPLOAD = """
            with paid as (
              select p.key, p.receipt_no from payment p where p.upload_id = $1 limit $2)
            """ + NUMBERS;

    static final String NUMBERS_OF_DAY = """
            with paid as (
              select p.key, p.receipt_no
              from payment p
              join loan_account l on l.id = p.loan_id
              where p.business_date = $1 and l.branch = $2
              limit $3)
            """ + NUMBERS;

    static final String ADD = """
            insert into receipt_pack (id, format, language, upload_id, branch, business_date, receipts_total, asked_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    static final String FIND = """
            select p.id, p.format, p.language, p.upload_id, p.branch, p.business_date, p.receipts_total, p.asked_at,
              p.asked_by, f.number, f.fetched_by, f.began_at, f.receipts_done, f.left_out, f.state, f.seen_at
            from receipt_pack p
            left join receipt_pack_fetch f on f.pack_id = p.id
            where p.id = $1
            order by f.number
            """;

    static final String BEGIN = """
            insert into receipt_pack_fetch (pack_id, number, fetched_by)
            select $1, coalesce(max(f.number), 0) + 1, $2
            from receipt_pack_fetch f
            where f.pack_id = $1
            on conflict do nothing
            returning number
            """;

    static final String NOTE = """
            update receipt_pack_fetch
            set receipts_done = $3, left_out = $4, state = $5, seen_at = now()
            where pack_id = $1 and number = $2
            """;

    /** After so long without a note, whoever was sending is gone. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(5);

    /** Two who begin at the same moment draw the same number, and one of them draws again. */
    private static final int BEGIN_AT_ONCE_MAX = 8;

    private Packs() {}

    /** The numbers of a pack's receipts in order, joined by commas; those of {@code limit} payments at most. */
    static Uni<String> numbers(SqlClient client, PackContent content, int limit) {
        Uni<RowSet<Row>> rows = switch (content) {
            case PackContent.OfUpload upload ->
                client.preparedQuery(NUMBERS_OF_UPLOAD).execute(Tuple.of(upload.uploadId(), limit));
            case PackContent.OfDay day ->
                client.preparedQuery(NUMBERS_OF_DAY).execute(Tuple.of(day.day(), day.branch(), limit));
        };
        return rows.map(found -> found.iterator().next().getString("numbers")).map(text -> text == null ? "" : text);
    }

    /** Notes that somebody asked for a pack. */
    static Uni<Void> add(SqlClient client, Pack pack) {
        Tuple tuple = Tuple.tuple()
                .addUUID(pack.id())
                .addString(pack.format().slug())
                .addString(pack.language() == null ? null : pack.language().tag());
        return client.preparedQuery(ADD)
                .execute(addContent(tuple, pack.content())
                        .addInteger(pack.receipts())
                        .addString(pack.askedBy()))
                .replaceWithVoid();
    }

    private static Tuple addContent(Tuple tuple, PackContent content) {
        return switch (content) {
            case PackContent.OfUpload upload ->
                tuple.addUUID(upload.uploadId()).addString(null).addLocalDate(null);
            case PackContent.OfDay day ->
                tuple.addUUID(null).addString(day.branch()).addLocalDate(day.day());
        };
    }

    /** The pack of this id with who fetched it. */
    static Uni<Optional<Pack>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(Packs::read);
    }

    /** Notes that somebody begins to fetch a pack; answers the fetch's number. */
    static Uni<Integer> begin(SqlClient client, UUID id, String by) {
        return client.preparedQuery(BEGIN)
                .execute(Tuple.of(id, by))
                .map(rows -> rows.iterator().next().getInteger("number"))
                .onFailure(NoSuchElementException.class)
                .retry()
                .atMost(BEGIN_AT_ONCE_MAX);
    }

    /** Notes how far a fetch is. */
    static Uni<Void> note(SqlClient client, UUID id, int number, int done, int leftOut, FetchState state) {
        return client.preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addInteger(number)
                        .addInteger(done)
                        .addInteger(leftOut)
                        .addString(state.name().toLowerCase(Locale.ROOT)))
                .replaceWithVoid();
    }

    private static Optional<Pack> read(RowSet<Row> rows) {
        Row first = null;
        List<Fetch> fetches = new ArrayList<>();
        for (Row row : rows) {
            first = row;
            if (row.getInteger("number") != null) {
                fetches.add(readFetch(row));
            }
        }
        return first == null ? Optional.empty() : Optional.of(read(first, fetches));
    }

    private static Pack read(Row row, List<Fetch> fetches) {
        return new Pack(
                row.getUUID("id"),
                PackFormat.of(row.getString("format")).orElseThrow(),
                language(row.getString("language")),
                readContent(row),
                row.getInteger("receipts_total"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("asked_by"),
                fetches);
    }

    private static @Nullable Language language(@Nullable String tag) {
        return tag == null ? null : Language.of(tag).orElseThrow();
    }

    private static PackContent readContent(Row row) {
        UUID upload = row.getUUID("upload_id");
        return upload == null
                ? new PackContent.OfDay(row.getString("branch"), row.getLocalDate("business_date"))
                : new PackContent.OfUpload(upload);
    }

    private static Fetch readFetch(Row row) {
        Instant seenAt = row.getOffsetDateTime("seen_at").toInstant();
        FetchState state = FetchState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean gone =
                state == FetchState.SENDING && seenAt.isBefore(Instant.now().minus(SEEN_WITHIN));
        return new Fetch(
                row.getInteger("number"),
                row.getString("fetched_by"),
                row.getOffsetDateTime("began_at").toInstant(),
                row.getInteger("receipts_done"),
                row.getInteger("left_out"),
                gone ? FetchState.BROKEN : state,
                seenAt);
    }
}
