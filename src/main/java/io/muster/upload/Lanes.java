package io.muster.upload;

import static io.muster.log.MusterLog.LOG;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.StreamSupport;

/** The checkpoints of uploads' lanes; moving one is the fence that keeps a superseded worker from posting. */
@ApplicationScoped
public class Lanes {
    private static final int HASH_BYTES = 32;
    private static final BigInteger HASH_MODULUS = BigInteger.TWO.pow(8 * HASH_BYTES);

    private static final String LIST = """
            select lane, last_row, posted_rows::bigint, already_posted_rows::bigint, refused_rows::bigint,
              rejected_rows::bigint, posted_paise, already_posted_paise, refused_paise, rejected_paise, posting_hash
            from upload_lane
            where upload_id = $1
            order by lane
            """;

    private static final String ADVANCE = """
            update upload_lane
            set last_row = greatest(last_row, $4),
              posted_rows = posted_rows + $5,
              already_posted_rows = already_posted_rows + $6,
              refused_rows = refused_rows + $7,
              rejected_rows = rejected_rows + $8,
              posted_paise = posted_paise + $9,
              already_posted_paise = already_posted_paise + $10,
              refused_paise = refused_paise + $11,
              rejected_paise = rejected_paise + $12,
              posting_hash = $13
            where upload_id = $1 and lane = $2 and token = $3
              and posted_rows + already_posted_rows + refused_rows + rejected_rows = $14
            """;

    /** An upload's checkpoints in the order of their lanes; empty before its first claim. */
    public Uni<List<LaneCheckpoint>> list(SqlClient client, UploadId upload) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(upload.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Lanes::read)
                        .toList());
    }

    /**
     * Moves a lane's checkpoint forward, in the transaction that writes the verdicts of the rows up to it.
     *
     * <p>Fails with {@link LostClaim} when another worker has the upload, or this lane is not where the batch began: then the
     * transaction must not commit.
     *
     * @param from where the batch began
     * @param lastRow the batch's last, as Excel numbers it
     * @param delta what this batch adds
     * @param postingHash the lane's hash after this batch, taken modulo 2^256
     */
    public Uni<Void> advance(
            SqlConnection tx, Claim claim, LaneCheckpoint from, int lastRow, Tally delta, BigInteger postingHash) {
        Tuple row = Tuple.tuple()
                .addUUID(claim.uploadId().value())
                .addInteger(from.lane())
                .addLong(claim.token())
                .addInteger(lastRow)
                .addLong(delta.postedRows())
                .addLong(delta.alreadyPostedRows())
                .addLong(delta.refusedRows())
                .addLong(delta.rejectedRows())
                .addLong(delta.postedPaise())
                .addLong(delta.alreadyPostedPaise())
                .addLong(delta.refusedPaise())
                .addLong(delta.rejectedPaise())
                .addBuffer(Buffer.buffer(bytes(postingHash)))
                .addLong(from.tally().rows());
        return tx.preparedQuery(ADVANCE)
                .execute(row)
                .map(SqlResult::rowCount)
                .invoke(rows -> States.requireOne(rows, claim.uploadId(), claim.token()))
                .replaceWithVoid()
                .onFailure(Guard.MAY_NOT_POST::refused)
                .transform(_ -> mayNotPost(claim));
    }

    /** No fence of ours let it come this far: whatever the worker believes, it has no upload to post. */
    private static LostClaim mayNotPost(Claim claim) {
        LOG.uploadMayNotPost(claim.uploadId());
        return new LostClaim(claim.uploadId(), claim.token());
    }

    private static LaneCheckpoint read(Row row) {
        return new LaneCheckpoint(
                row.getInteger("lane"),
                row.getInteger("last_row"),
                UploadRow.tally(row),
                new BigInteger(1, row.getBuffer("posting_hash").getBytes()));
    }

    /** Big-endian, 32 bytes. */
    static byte[] bytes(BigInteger hash) {
        byte[] magnitude = hash.mod(HASH_MODULUS).toByteArray();
        byte[] bytes = new byte[HASH_BYTES];
        int length = Math.min(magnitude.length, HASH_BYTES);
        System.arraycopy(magnitude, magnitude.length - length, bytes, HASH_BYTES - length, length);
        return bytes;
    }
}
