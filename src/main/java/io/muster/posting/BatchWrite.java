package io.muster.posting;

import io.muster.db.Pipelined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what was decided for a batch and says what became of each line. */
final class BatchWrite {
    private final PostingOrigin origin;
    private final List<Decision> decisions;
    private final List<Decision.Post> posts;
    private final List<Claim> suspended;

    BatchWrite(PostingOrigin origin, List<Decision> decisions) {
        this.origin = origin;
        this.decisions = decisions;
        this.posts = decisions.stream()
                .filter(Decision.Post.class::isInstance)
                .map(Decision.Post.class::cast)
                .toList();
        this.suspended = decisions.stream()
                .filter(Decision.Suspend.class::isInstance)
                .map(Decision::claim)
                .toList();
    }

    Uni<List<Outcome>> write(SqlConnection tx) {
        if (posts.isEmpty() && suspended.isEmpty()) {
            return Uni.createFrom().item(() -> outcomes(Map.of()));
        }
        return totalsAndNumbers(tx).flatMap(taken -> payments(tx, taken)).map(this::outcomes);
    }

    /** What the first half of writing brings for the second. */
    private record Taken(Instant postedAt, List<ReceiptNumber> numbers) {}

    // The series last: every batch of a branch waits for them, so they are locked for as short a time as can be
    private Uni<Taken> totalsAndNumbers(SqlConnection tx) {
        List<String> series = posts.stream().map(Decision.Post::series).toList();
        return Pipelined.failingWithTheFirst(Uni.combine()
                .all()
                .unis(
                        LoanStates.update(tx, changedLoans()),
                        Suspense.hold(tx, changesOtherKeys()),
                        Suspense.open(tx, origin, suspended),
                        ReceiptSeries.take(tx, FinancialYear.of(origin.businessDate()), series))
                .collectFailures()
                .with((_, postedAt, _, numbers) -> new Taken(postedAt, numbers)));
    }

    private Uni<Map<UUID, Payment>> payments(SqlConnection tx, Taken taken) {
        if (posts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<PaymentRows.Receipted> rows = new ArrayList<>(posts.size());
        for (int i = 0; i < posts.size(); i++) {
            rows.add(new PaymentRows.Receipted(posts.get(i), taken.numbers().get(i)));
        }
        List<Decision.Post> releasing =
                posts.stream().filter(post -> post.suspenseKey() != null).toList();
        return Pipelined.failingWithTheFirst(Uni.combine()
                .all()
                .unis(
                        PaymentRows.requireUnturned(tx, rows),
                        PaymentRows.insert(tx, origin, rows),
                        LookAlikes.requireNoSuspense(tx, origin, withoutReference()),
                        Suspense.release(tx, origin, releasing),
                        SaidOther.append(tx, origin, posts))
                .collectFailures()
                .with((_, _, _, _, _) -> byKey(rows, taken.postedAt())));
    }

    private List<Claim> withoutReference() {
        return posts.stream()
                .filter(post -> post.suspenseKey() == null)
                .map(Decision.Post::claim)
                .filter(claim -> !claim.hasReference())
                .toList();
    }

    private boolean changesOtherKeys() {
        return !suspended.isEmpty()
                || posts.stream().anyMatch(post -> post.claim().originalKey() != null);
    }

    private Collection<LoanStates.Changed> changedLoans() {
        Map<Long, LoanStates.Changed> changed = HashMap.newHashMap(posts.size());
        posts.forEach(post -> changed.merge(
                post.before().id(),
                new LoanStates.Changed(post.after(), post.before().version()),
                (earlier, later) -> new LoanStates.Changed(later.loan(), earlier.versionRead())));
        return changed.values();
    }

    private Map<UUID, Payment> byKey(List<PaymentRows.Receipted> rows, Instant postedAt) {
        Map<UUID, Payment> payments = HashMap.newHashMap(rows.size());
        rows.forEach(row -> payments.put(row.key(), payment(row, postedAt)));
        return payments;
    }

    private Payment payment(PaymentRows.Receipted row, Instant postedAt) {
        Claim claim = row.post().claim();
        LoanState before = row.post().before();
        return new Payment(
                row.key(),
                before.id(),
                before.number(),
                before.version() + 1,
                claim.line().amountPaise(),
                claim.line().mode(),
                claim.line().reference(),
                claim.line().valueDate(),
                origin.businessDate(),
                claim.line().payer(),
                claim.line().agent(),
                postedAt,
                origin.postedBy(),
                origin.uploadId(),
                origin.uploadId() == null ? null : claim.row().rowNumber(),
                row.number(),
                Waterfall.HORIZONTAL_1,
                row.post().allocation().share(),
                row.post().allocation().excessPaise(),
                before.paid(),
                before.excessPaise());
    }

    private List<Outcome> outcomes(Map<UUID, Payment> posted) {
        List<Outcome> outcomes = new ArrayList<>(decisions.size());
        decisions.forEach(decision -> outcomes.add(Verdicts.outcome(decision, posted)));
        return outcomes;
    }
}
