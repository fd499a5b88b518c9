package io.muster.upload;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.tenant.Policies;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who must act before an upload is posted, as the books say; when it enters its posting they say it once more. */
@ApplicationScoped
public class Rules {
    /** First what must tie, then who wants to look, then who must approve. */
    private static final String ASKS = """
            select case
                when u.declared_rows <> u.found_rows - u.found_not_data or u.declared_paise <> u.found_paise then 'declaration'
                when u.looks_first then 'maker'
                when upload_needs_approval(u) then 'checker'
              end as asks
            from upload u
            where u.id = $1
            """;

    private static final String NEEDS_APPROVAL = """
            select upload_needs_approval(u) as needed
            from upload u
            where u.id = $1
            """;

    /** What of it was approved is so still. */
    private static final String LOOKS_FIRST = """
            select $2 or $3::int is not null or $4::bigint is not null
              or (upload_needs_approval(u) and not upload_is_approved(u)) as looks
            from upload u
            where u.id = $1
            """;

    private static final String EARLIEST = """
            select case when count(*) > 0 then upload_rule_day() + 2 end as day
            from unnest($1::text[], $2::bigint[]) as said(kind, above_paise)
            cross join lateral upload_rule_above(said.kind) as now
            where now.ruled and (said.above_paise is null or said.above_paise > now.above)
            """;

    /** Versions that the books have stand there for ever. */
    private static final String NOTE = """
            insert into approval_rule (kind, version, effective_from, above_paise)
            select * from unnest($1::text[], $2::int[], $3::date[], $4::bigint[])
            on conflict do nothing
            """;

    private final TenantDatabases databases;
    private final Policies policies;

    Rules(TenantDatabases databases, Policies policies) {
        this.databases = databases;
        this.policies = policies;
    }

    /**
     * Copies what the lender has decided about second persons into its books, as far as they do not know it yet. While nobody
     * can tell what it decided the books go by what they know, and an operator is told; fails when they cannot be reached.
     */
    public Uni<Void> note(TenantId tenant) {
        return policies.list(tenant)
                .map(Rules::ofApproval)
                .onFailure()
                .invoke(failure -> LOG.rulesNotRead(tenant, failure))
                .onFailure()
                .recoverWithItem(List.of())
                .flatMap(decided -> decided.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : databases.pool(tenant).flatMap(pool -> note(pool, decided)));
    }

    /**
     * Where anything could be posted alone that needs a second person now, the business day before which the lender cannot
     * have decided so. A whole day lies between, in which others may see it: nobody lifts a rule, posts by that and puts it back.
     * Empty where it may count at once.
     */
    public Uni<Optional<LocalDate>> earliest(TenantId tenant, ApprovalPolicy rule) {
        WorkbookKind[] kinds = WorkbookKind.values();
        Tuple said = Tuple.of(
                Arrays.stream(kinds).map(WorkbookKind::slug).toArray(String[]::new),
                Arrays.stream(kinds).map(rule.abovePaise()::get).toArray(Long[]::new));
        return note(tenant)
                .chain(() -> databases.pool(tenant))
                .flatMap(pool -> pool.preparedQuery(EARLIEST).execute(said))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("day")));
    }

    private static List<Policy> ofApproval(List<Policy> all) {
        return all.stream()
                .filter(policy -> policy.kind() == PolicyKind.APPROVAL)
                .toList();
    }

    private static Uni<Void> note(SqlClient client, List<Policy> decided) {
        List<Row> rows = decided.stream().flatMap(Row::of).toList();
        Tuple columns = Tuple.of(
                rows.stream().map(row -> row.kind().slug()).toArray(String[]::new),
                rows.stream().map(row -> row.policy().version()).toArray(Integer[]::new),
                rows.stream().map(row -> row.policy().effectiveFrom()).toArray(LocalDate[]::new),
                rows.stream().map(Row::abovePaise).toArray(Long[]::new));
        return client.preparedQuery(NOTE).execute(columns).replaceWithVoid();
    }

    private record Row(
            Policy policy, WorkbookKind kind, @Nullable Long abovePaise) {
        static Stream<Row> of(Policy policy) {
            ApprovalPolicy rule = ApprovalPolicy.parse(policy.definition());
            return Arrays.stream(WorkbookKind.values())
                    .map(kind -> new Row(policy, kind, rule.abovePaise().get(kind)));
        }
    }

    /** What an upload asks whose trial has counted its rows; empty when it may be posted at once. */
    Uni<Optional<Ask>> asks(SqlClient client, UploadId upload) {
        return client.preparedQuery(ASKS)
                .execute(Tuple.of(upload.value()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString("asks"))
                        .map(Ask::of));
    }

    /** Whether one that comes again is tried before anything of it is posted, as one that is new. */
    Uni<Boolean> looksFirst(SqlClient client, UploadId upload, NewUpload said) {
        return client.preparedQuery(LOOKS_FIRST)
                .execute(Tuple.of(upload.value(), said.looksFirst(), said.declaredRows(), said.declaredPaise()))
                .map(rows -> rows.iterator().next().getBoolean("looks"));
    }

    /** Whether the lender's rule asks for a second person before this upload is posted. */
    Uni<Boolean> needsApproval(SqlClient client, UploadId upload) {
        return client.preparedQuery(NEEDS_APPROVAL)
                .execute(Tuple.of(upload.value()))
                .map(rows -> rows.iterator().next().getBoolean("needed"));
    }
}
