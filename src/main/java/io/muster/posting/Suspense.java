package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds money whose loan is not known, and lets it go when it becomes a payment. */
final class Suspense {
    static final String FIND = """
            select t.asked, s.key, s.loan_text, s.amount_paise, r.key is not null as released
            from (
              select o.key as asked, o.key from suspense o where o.key = any($1::uuid[])
              union all
              select c.corrects, c.key from suspense c where c.corrects = any($1::uuid[])
            ) as t
            join suspense s on s.key = t.key
            left join suspense_release r on r.key = s.key
            """;

    // One key is either a payment or in suspense, and is corrected into one of them at most. Two transactions that do
    // not see each other yet could make it both, so those that open suspense or post a corrected row do it alone, those
    // that only post do it together, and each looks at the other's keys in the statement that writes. Taken after the
    // loans and before the receipt series by everyone. The numbers only have to differ from other advisory locks of
    // this
    // database.
    static final String HOLD_ALONE = "select now() from pg_advisory_xact_lock(7077, 1)";
    static final String HOLD_TOGETHER = "select now() from pg_advisory_xact_lock_shared(7077, 1)";

    static final String OPEN = """
            insert into suspense (
              key, corrects, loan_text, amount_paise, mode, reference, value_date, upload_id, row_number)
            select t.key, t.corrects, t.loan_text, t.amount_paise, t.mode, t.reference, t.value_date, $7::uuid,
              t.row_number
            from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::date[], $8::int[], $9::uuid[])
              as t(key, loan_text, amount_paise, mode, reference, value_date, row_number, corrects)
            where not exists (
                select from payment p where p.key in (t.key, t.corrects) or p.corrects in (t.key, t.corrects))
              and not exists (select from suspense s where s.key = t.corrects or s.corrects = t.key)
              and (t.reference is not null or not exists (
                select from suspense s
                where s.value_date = t.value_date and s.amount_paise = t.amount_paise and s.mode = t.mode
                  and (s.loan_text = t.loan_text or s.reference is null
                    and not exists (select from suspense_release r where r.key = s.key))
                  and (s.upload_id is distinct from $7::uuid or $7::uuid is null)))
            order by t.key
            on conflict do nothing
            returning key
            """;

    static final String RELEASE = """
            insert into suspense_release (key, released_by, payment_key)
            select t.key, $3::text, t.payment_key
            from unnest($1::uuid[], $2::uuid[]) as t(key, payment_key)
            order by t.key
            on conflict (key) do nothing
            returning key
            """;

    private Suspense() {}

    /** The entries that stand under these keys, held or released, by the key asked for. */
    static Uni<Map<UUID, SuspenseEntry>> find(SqlConnection tx, UUID[] keys) {
        return tx.preparedQuery(FIND).execute(Tuple.of(keys)).map(Suspense::read);
    }

    /**
     * Waits until no other transaction can turn a key of ours into the opposite; lasts until the transaction ends.
     *
     * @return when this transaction began, which is when it posts
     */
    static Uni<Instant> hold(SqlConnection tx, boolean alone) {
        return tx.preparedQuery(alone ? HOLD_ALONE : HOLD_TOGETHER)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    /** Holds the money of these claims; fails with {@link ConcurrentPosting} when a key was used meanwhile. */
    static Uni<Void> open(SqlConnection tx, PostingOrigin origin, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(OPEN)
                .execute(tuple(origin, claims))
                .invoke(opened -> requireAll(claims.size(), opened, "suspense"))
                .replaceWithVoid();
    }

    /** Lets money go that these posts turn into payments; fails with {@link ConcurrentPosting} when it was let go. */
    static Uni<Void> release(SqlConnection tx, PostingOrigin origin, Collection<Decision.Post> posts) {
        if (posts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(
                        Columns.uuids(posts, Decision.Post::suspenseKey),
                        Columns.uuids(posts, post -> post.claim().key()),
                        origin.postedBy()))
                .invoke(released -> requireAll(posts.size(), released, "suspense_release"))
                .replaceWithVoid();
    }

    private static void requireAll(int sent, RowSet<Row> written, String table) {
        if (written.size() != sent) {
            throw new ConcurrentPosting(table);
        }
    }

    private static Tuple tuple(PostingOrigin origin, List<Claim> claims) {
        return Tuple.tuple()
                .addValue(Columns.uuids(claims, Claim::key))
                .addValue(Columns.texts(claims, claim -> claim.line().loan().value()))
                .addValue(Columns.longs(claims, claim -> claim.line().amountPaise()))
                .addValue(Columns.texts(claims, claim -> claim.line().mode().name()))
                .addValue(Columns.texts(claims, claim -> claim.line().reference()))
                .addValue(Columns.dates(claims, claim -> claim.line().valueDate()))
                .addValue(origin.uploadId())
                .addValue(Columns.integers(
                        claims,
                        claim -> origin.uploadId() == null ? null : claim.row().rowNumber()))
                .addValue(Columns.uuids(claims, Claim::originalKey));
    }

    private static Map<UUID, SuspenseEntry> read(RowSet<Row> rows) {
        Map<UUID, SuspenseEntry> entries = new HashMap<>();
        for (Row row : rows) {
            SuspenseEntry entry = new SuspenseEntry(
                    row.getUUID("key"),
                    row.getString("loan_text"),
                    row.getLong("amount_paise"),
                    row.getBoolean("released"));
            entries.put(row.getUUID("asked"), entry);
        }
        return entries;
    }
}
