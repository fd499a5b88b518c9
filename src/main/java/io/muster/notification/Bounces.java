package io.muster.notification;

import io.muster.loan.LoanAccountNumber;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps debits that came back, once each; no money moves. Any thread. */
@ApplicationScoped
public class Bounces {
    private static final String APPEND = """
            insert into bounce (id, loan_id, amount_paise, presented_on, mandate, return_code, recorded_by)
            select $2, l.id, $3, $4, $5, $6, $7
            from loan_account l
            where l.number = $1
            on conflict (id) do nothing
            returning recorded_at, mandate, return_code
            """;

    private static final String FIND = """
            select b.recorded_at, b.mandate, b.return_code
            from bounce b
            where b.id = $1
            """;

    /**
     * A debit that was presented and returned.
     *
     * @param mandate its UMRN, or null
     */
    public record Bounce(
            LoanAccountNumber loan,
            long amountPaise,
            LocalDate presentedOn,
            @Nullable String mandate,
            String returnCode,
            String by) {

        /** The same presentation has the same id, whoever enters it and however often, a corrected code among it. */
        public UUID id(TenantId tenant) {
            String name = tenant + "|bounce|" + loan + "|" + presentedOn + "|" + amountPaise;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What the books have of it.
     *
     * @param isNew whether this transaction has entered it
     */
    public record Kept(
            UUID id, Instant recordedAt, @Nullable String mandate, String returnCode, boolean isNew) {
        /** Whether it stands there as somebody says it; one that names no mandate leaves it open. */
        public boolean isAs(Bounce bounce) {
            return returnCode.equals(bounce.returnCode())
                    && (bounce.mandate() == null || bounce.mandate().equals(mandate));
        }
    }

    /** Keeps it, or finds it there; empty when the books have no such loan. */
    public Uni<Optional<Kept>> keep(SqlConnection tx, UUID id, Bounce bounce) {
        Tuple tuple = Tuple.tuple()
                .addString(bounce.loan().value())
                .addUUID(id)
                .addLong(bounce.amountPaise())
                .addLocalDate(bounce.presentedOn())
                .addString(bounce.mandate())
                .addString(bounce.returnCode())
                .addString(bounce.by());
        return tx.preparedQuery(APPEND)
                .execute(tuple)
                .map(rows -> read(rows, id, true))
                .flatMap(added -> added.isPresent() ? Uni.createFrom().item(added) : find(tx, id));
    }

    private static Uni<Optional<Kept>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> read(rows, id, false));
    }

    private static Optional<Kept> read(RowSet<Row> rows, UUID id, boolean isNew) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read(rows.iterator().next(), id, isNew));
    }

    private static Kept read(Row row, UUID id, boolean isNew) {
        return new Kept(
                id,
                row.get(OffsetDateTime.class, "recorded_at").toInstant(),
                row.getString("mandate"),
                row.getString("return_code"),
                isNew);
    }
}
