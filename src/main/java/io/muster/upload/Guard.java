package io.muster.upload;

import io.vertx.pgclient.PgException;
import java.util.Objects;

/** What the books themselves keep from happening to uploads, whatever the code does; by the SQLSTATE with which they refuse. */
enum Guard {
    /** It needs the approval of another person. */
    NEEDS_ANOTHER("MU001"),
    /** It is not under way to be posted. */
    MAY_NOT_POST("MU002"),
    /** Rows that it corrects went with another upload meanwhile. */
    ROWS_ELSEWHERE("MU004");

    private final String state;

    Guard(String state) {
        this.state = state;
    }

    /** The other upload with which the rows went; only of a failure by which {@link #ROWS_ELSEWHERE} refused. */
    static UploadId elsewhere(Throwable failure) {
        String detail = failure instanceof PgException refused ? refused.getDetail() : null;
        return UploadId.of(Objects.requireNonNull(detail)).orElseThrow();
    }

    /** Whether this guard is what refused. */
    boolean refused(Throwable failure) {
        return failure instanceof PgException refused && state.equals(refused.getSqlState());
    }
}
