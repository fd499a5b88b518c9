package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Keeps who said of which payment that it is other money than one that looks the same; few payments have that. */
final class SaidOther {
    static final String APPEND = """
            insert into other_money (payment_key, other_than, said, said_by)
            select t.payment_key, string_to_array(t.other_than, ' '), t.said, $4
            from unnest($1::uuid[], $2::text[], $3::text[]) as t(payment_key, other_than, said)
            """;

    private SaidOther() {}

    private record Saying(Claim claim, OtherMoney said) {}

    /** Keeps what was said of those that something was said of. */
    static Uni<Void> append(SqlConnection tx, PostingOrigin origin, List<Decision.Post> posts) {
        List<Saying> sayings = new ArrayList<>();
        posts.forEach(post -> post.claim().otherMoney().ifPresent(said -> sayings.add(new Saying(post.claim(), said))));
        return sayings.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(APPEND).execute(tuple(origin, sayings)).replaceWithVoid();
    }

    private static Tuple tuple(PostingOrigin origin, List<Saying> sayings) {
        return Tuple.of(
                Columns.uuids(sayings, saying -> saying.claim().key()),
                Columns.texts(sayings, saying -> String.join(" ", saying.said().receipts())),
                Columns.texts(sayings, saying -> saying.said().said()),
                origin.postedBy());
    }
}
