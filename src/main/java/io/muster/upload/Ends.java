package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * How a worker parts with the upload that it has: given back, ended, or left to a person.
 *
 * <p>Every write here fails with {@link LostClaim} once another worker has the upload.
 */
@ApplicationScoped
public class Ends {
    private static final String COUNTED = """
            update upload
            set trial = $3, found_rows = $4, found_paise = $5, found_not_data = $6
            where id = $1 and token = $2 and state = 'reading' and phase = 'try'
            """;

    private final States states;
    private final Rules rules;

    Ends(States states, Rules rules) {
        this.states = states;
        this.rules = rules;
    }

    /** Gives the upload back; the next claim goes on behind its checkpoints. */
    public Uni<Void> release(SqlClient client, Claim claim) {
        return move(client, claim, claim.state().release());
    }

    /** Every row has its verdict. */
    public Uni<Void> complete(SqlClient client, Claim claim) {
        return move(client, claim, claim.state().complete());
    }

    /** It cannot be read, or no further; what was posted stays posted. */
    public Uni<Void> fail(SqlClient client, Claim claim, UploadProblem problem) {
        return move(client, claim, claim.state().fail(problem));
    }

    /**
     * A trial has ended, and a person must act.
     *
     * @param found what it counted; null when it did not understand the sheet
     * @param trial its number
     */
    public Uni<Void> hold(SqlConnection tx, Claim claim, Ask ask, @Nullable Found found, int trial) {
        return count(tx, claim, found, trial)
                .chain(() -> move(tx, claim, claim.state().hold(ask)));
    }

    /**
     * A trial that understood the sheet has ended: held for whoever must act next, or on its way to be posted.
     *
     * @return where it stands now
     */
    public Uni<UploadState> tried(SqlConnection tx, Claim claim, Found found, int trial) {
        return count(tx, claim, found, trial)
                .chain(() -> rules.asks(tx, claim.uploadId()))
                .map(ask -> ask.<UploadState>map(claim.state()::hold).orElseGet(claim.state()::goOn))
                .call(to -> move(tx, claim, to));
    }

    private static Uni<Void> count(SqlConnection tx, Claim claim, @Nullable Found found, int trial) {
        Tuple row = Claims.held(claim)
                .addInteger(trial)
                .addInteger(found == null ? null : found.rows())
                .addLong(found == null ? null : found.paise())
                .addInteger(found == null ? 0 : found.notData());
        return Claims.write(tx, COUNTED, claim, row);
    }

    private Uni<Void> move(SqlClient client, Claim claim, UploadState to) {
        return states.move(client, claim.uploadId(), claim.state(), to);
    }

    /** As somebody wished, it rests behind its checkpoints until somebody lets it go on. */
    public Uni<Void> pause(SqlConnection tx, Claim claim) {
        return move(tx, claim, claim.state().pause());
    }

    /** As somebody wished, it ends behind its checkpoints; what was posted stays posted. */
    public Uni<Void> cancel(SqlConnection tx, Claim claim) {
        return move(tx, claim, claim.state().cancel());
    }

    /** As somebody wished, its trial ends; nothing of it was ever posted. */
    public Uni<Void> discard(SqlConnection tx, Claim claim) {
        return move(tx, claim, claim.state().discard());
    }
}
