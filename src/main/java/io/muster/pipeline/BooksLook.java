package io.muster.pipeline;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.HashMap;
import java.util.Map;

/** What is on its way in one lender's books: a few short walks along indexes, however much there is. */
record BooksLook(Map<String, Open> uploads, Map<String, Open> messages) {
    /** What waits of a state in which nothing does. */
    static final Open NONE = new Open(0, 0);

    /** The bounds keep a lender that has very many from costing more. */
    static final String SQL = """
            select 'upload' as what, u.state, count(*) as open,
              greatest(0, extract(epoch from now() - min(u.since)))::bigint as oldest
            from (
              (select state, greatest(received_at, started_at) as since
                from upload
                where state in ('received', 'reading')
                order by received_at
                limit 1000)
              union all
              (select state, received_at from upload where state = 'held' limit 1000)) u
            group by u.state
            union all
            select 'message', m.state, count(*), greatest(0, extract(epoch from now() - min(m.due_at)))::bigint
            from (
              (select state, due_at from message where state = 'queued' and channel = 'sms' order by due_at limit 50000)
              union all
              (select state, due_at from message where state = 'queued' and channel = 'email' order by due_at limit 50000)
              union all
              (select state, now() from message where state = 'sending' limit 1000)) m
            group by m.state
            """;

    /**
     * What is in one state.
     *
     * @param oldestSeconds since when the oldest is there; of messages, since when it should have gone
     */
    record Open(long count, long oldestSeconds) {}

    static Uni<BooksLook> at(Pool books) {
        return books.preparedQuery(SQL).execute().map(BooksLook::read);
    }

    private static BooksLook read(RowSet<Row> rows) {
        BooksLook look = new BooksLook(new HashMap<>(), new HashMap<>());
        rows.forEach(row -> ("upload".equals(row.getString("what")) ? look.uploads : look.messages)
                .put(row.getString("state"), new Open(row.getLong("open"), row.getLong("oldest"))));
        return look;
    }
}
