package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.loan.ContactCorrections;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows borrowers' personal data unmasked, to people who say why: that they looked is on record before they see it, and
 * nobody looks more often than a limit allows. Any thread.
 */
@ApplicationScoped
public class Reveals {
    /** The fewest characters of a reason. */
    public static final int REASON_LENGTH_MIN = 5;

    /** The most characters of a reason. */
    public static final int REASON_LENGTH_MAX = 300;

    /** What a reason is made of: it can be printed, and begins and ends with something. */
    public static final String REASON_FORM = "[^\\p{Cc}\\s](?:[^\\p{Cc}]*[^\\p{Cc}\\s])?";

    // Two questions of one person at once are counted one after the other. The numbers only have to differ from other
    // advisory locks of this database.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7078, hashtext($1))";

    private static final String NOTE = """
            insert into reveal (loan_id, fields, reason, by, subject)
            select $1, $2, $3, $4, $5
            where (select count(*) from reveal r where r.subject = $5 and r.at > now() - interval '1 hour') < $6
            """;

    private static final String LIST = """
            select r.id, l.number, r.fields, r.reason, r.by, r.at
            from reveal r
            join loan_account l on l.id = r.loan_id
            where r.id < $1 and ($2::text is null or r.loan_id = (select a.id from loan_account a where a.number = $2))
              and ($3::text is null or r.by = $3)
              and ($4::timestamptz is null or r.at >= $4) and ($5::timestamptz is null or r.at < $5)
            order by r.id desc
            limit $6
            """;

    private final TenantDatabases databases;
    private final RevealsConfig config;

    Reveals(TenantDatabases databases, RevealsConfig config) {
        this.databases = databases;
        this.config = config;
    }

    /** What can be shown. */
    public enum Item {
        PHONE,
        EMAIL;

        /** The name in addresses, JSON and the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is none of this name */
        public static Item of(String slug) {
            return Arrays.stream(values())
                    .filter(item -> item.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + slug + " to show"));
        }
    }

    /**
     * Who wants to see what, and why.
     *
     * @param items at least one
     * @param reason in the user's words, {@value #REASON_LENGTH_MIN} to {@value #REASON_LENGTH_MAX} characters
     * @param by the user's name
     * @param subject who that is for the identity provider, whatever the name becomes
     */
    public record Wanted(LoanAccountNumber loan, Set<Item> items, String reason, String by, String subject) {
        public Wanted {
            items = Set.copyOf(items);
        }

        private String[] slugs() {
            return items.stream().sorted().map(Item::slug).toArray(String[]::new);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is on record, and this is it; null for what was not asked for, and for what the books do not have. */
        record Shown(@Nullable String phone, @Nullable String email) implements Outcome {}

        /** The books have no such loan. */
        record UnknownLoan() implements Outcome {}

        /** This person has seen as much within the hour as one may. */
        record TooMany(int perHourMax) implements Outcome {}
    }

    /** One look, as auditors see it. */
    public record Looked(long id, String loan, List<String> items, String reason, String by, Instant at) {}

    /** Puts the look on record, and shows what is asked for once that is committed. */
    public Uni<Outcome> reveal(TenantId tenant, Wanted wanted) {
        return databases.inTransaction(
                tenant,
                tx -> tx.preparedQuery(ONE_AT_A_TIME)
                        .execute(Tuple.of(wanted.subject()))
                        .chain(() -> ContactCorrections.find(tx, wanted.loan()))
                        .flatMap(found -> found.map(now -> note(tx, wanted, now))
                                .orElseGet(() -> Uni.createFrom().item(new Outcome.UnknownLoan()))));
    }

    private Uni<Outcome> note(SqlConnection tx, Wanted wanted, ContactCorrections.Now now) {
        return tx.preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addLong(now.loanId())
                        .addArrayOfString(wanted.slugs())
                        .addString(wanted.reason())
                        .addString(wanted.by())
                        .addString(wanted.subject())
                        .addInteger(config.perHourMax()))
                .map(noted -> noted.rowCount() == 1
                        ? shown(wanted.items(), now.contact())
                        : new Outcome.TooMany(config.perHourMax()));
    }

    private static Outcome shown(Collection<Item> items, LoanContact contact) {
        return new Outcome.Shown(
                items.contains(Item.PHONE) ? contact.phone() : null,
                items.contains(Item.EMAIL) ? contact.email() : null);
    }

    /**
     * Which looks a list is to have; null narrows nothing.
     *
     * @param by the user's name, as it was then
     * @param to the first moment that is too late
     * @param before the last id of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public record Filter(
            @Nullable LoanAccountNumber loan,
            @Nullable String by,
            @Nullable Instant from,
            @Nullable Instant to,
            long before) {}

    /** Who looked at what, the latest first. */
    public Uni<List<Looked>> list(TenantId tenant, Filter filter, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(LIST).execute(tuple(filter, limit)))
                .map(rows -> rows.stream().map(Reveals::read).toList());
    }

    private static Tuple tuple(Filter filter, int limit) {
        return Tuple.tuple()
                .addLong(filter.before())
                .addString(filter.loan() == null ? null : filter.loan().value())
                .addString(filter.by())
                .addOffsetDateTime(filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC))
                .addInteger(limit);
    }

    private static Looked read(Row row) {
        return new Looked(
                row.getLong("id"),
                row.getString("number"),
                List.of(row.getArrayOfStrings("fields")),
                row.getString("reason"),
                row.getString("by"),
                row.getOffsetDateTime("at").toInstant());
    }
}
