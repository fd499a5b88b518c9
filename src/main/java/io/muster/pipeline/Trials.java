package io.muster.pipeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads an upload's rows and judges them against the books, and writes no money. */
@ApplicationScoped
class Trials {
    /** Fails with {@link io.muster.rows.UnreadableWorkbook} where the workbook ends badly. */
    Uni<Attempt.End> run(Attempt attempt) {
        throw new UnsupportedOperationException(
                "no trial yet of upload " + attempt.claim().uploadId());
    }
}
