package io.muster.notification;

import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why banks return debits, by their codes, as each lender has them; any thread. */
@ApplicationScoped
public class BounceReasons {
    private static final String LIST = """
            select code, meaning, meaning_hi, action
            from return_code
            """;

    /** What a lender does about a return. */
    public enum Action {
        RETRY("retry"),
        NEW_MANDATE("new-mandate"),
        DISPUTE("dispute"),
        TECHNICAL("technical"),
        /** The bank has not decided: this is no bounce yet. */
        PENDING("pending");

        private final String slug;

        Action(String slug) {
            this.slug = slug;
        }

        /** The name in the books and in the API. */
        public String slug() {
            return slug;
        }

        static Action of(String slug) {
            for (Action action : values()) {
                if (action.slug.equals(slug)) {
                    return action;
                }
            }
            throw new IllegalArgumentException("no action: " + slug);
        }
    }

    /** A code and what it means. */
    public record BounceReason(String code, String meaning, String meaningInHindi, Action action) {
        /** The meaning as the borrower is told it. */
        public String meaning(Language language) {
            return language == Language.HINDI ? meaningInHindi : meaning;
        }
    }

    /** Every code of the lender; there are some dozens at most. */
    public Uni<Map<String, BounceReason>> list(SqlClient client) {
        return client.preparedQuery(LIST).execute().map(BounceReasons::read);
    }

    /** One code; empty when the lender has no such one. */
    public Uni<Optional<BounceReason>> find(SqlClient client, String code) {
        return list(client).map(all -> Optional.ofNullable(all.get(code)));
    }

    private static Map<String, BounceReason> read(RowSet<Row> rows) {
        Map<String, BounceReason> byCode = new HashMap<>();
        rows.forEach(row -> byCode.put(
                row.getString("code"),
                new BounceReason(
                        row.getString("code"),
                        row.getString("meaning"),
                        row.getString("meaning_hi"),
                        Action.of(row.getString("action")))));
        return byCode;
    }
}
