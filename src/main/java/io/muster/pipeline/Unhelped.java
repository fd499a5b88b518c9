package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.Looks;
import io.muster.posting.ReasonsGiven;
import io.muster.tenant.Feedback;
import io.muster.tenant.FeedbackTop;
import io.muster.tenant.FeedbackTop.Line;
import io.muster.tenant.FeedbackWeeks;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which texts helped a lender's people least, beside how many rows were given them. Any thread. */
@ApplicationScoped
public class Unhelped {
    /** The shares are an addition: who asks does not wait for them longer than this. */
    private static final Duration ROWS_WAIT_MAX = Duration.ofSeconds(5);

    private final Feedback feedback;
    private final TenantDatabases databases;
    private final ReasonsGiven reasons;

    Unhelped(Feedback feedback, TenantDatabases databases, ReasonsGiven reasons) {
        this.feedback = feedback;
        this.databases = databases;
        this.reasons = reasons;
    }

    /**
     * One code of the top ten.
     *
     * @param rows how many rows of sheets were given it as a reason in these weeks; null for what is no reason of rows, and
     *     when the books do not say so quickly
     * @param rowsBefore the same in as many weeks before
     */
    public record Ranked(
            Line line, @Nullable Long rows, @Nullable Long rowsBefore) {}

    /** The most often said first; fails when there is no such lender. */
    public Uni<List<Ranked>> top(TenantId tenant, FeedbackWeeks weeks) {
        return databases
                .pool(tenant)
                .chain(() -> feedback.list(tenant, weeks))
                .map(FeedbackTop::of)
                .flatMap(lines -> lines.isEmpty() ? Uni.createFrom().item(List.of()) : rank(tenant, weeks, lines));
    }

    private Uni<List<Ranked>> rank(TenantId tenant, FeedbackWeeks weeks, List<Line> lines) {
        List<String> codes = lines.stream().map(Line::code).toList();
        return databases
                .inReadTransaction(
                        tenant,
                        tx -> Looks.within(tx, ROWS_WAIT_MAX)
                                .chain(() -> rows(tx, weeks, codes))
                                .flatMap(now -> rows(tx, weeks.before(), codes)
                                        .map(before -> lines.stream()
                                                .map(line ->
                                                        new Ranked(line, now.get(line.code()), before.get(line.code())))
                                                .toList())))
                .onFailure()
                .recoverWithItem(() ->
                        lines.stream().map(line -> new Ranked(line, null, null)).toList());
    }

    private Uni<Map<String, Long>> rows(SqlConnection tx, FeedbackWeeks weeks, List<String> codes) {
        return reasons.count(tx, weeks.from(), weeks.to(), codes);
    }
}
