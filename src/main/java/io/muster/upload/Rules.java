package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who must act before an upload is posted, as the books say; when it enters its posting they say it once more. */
@ApplicationScoped
public class Rules {
    /** First what must tie, then who wants to look, then who must approve. */
    private static final String ASKS = """
            select case
                when u.declared_rows <> u.found_rows or u.declared_paise <> u.found_paise then 'declaration'
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

    /** What an upload asks whose trial has counted its rows; empty when it may be posted at once. */
    Uni<Optional<Ask>> asks(SqlClient client, UploadId upload) {
        return client.preparedQuery(ASKS)
                .execute(Tuple.of(upload.value()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString("asks"))
                        .map(Ask::of));
    }

    /** Whether the lender's rule asks for a second person before this upload is posted. */
    Uni<Boolean> needsApproval(SqlClient client, UploadId upload) {
        return client.preparedQuery(NEEDS_APPROVAL)
                .execute(Tuple.of(upload.value()))
                .map(rows -> rows.iterator().next().getBoolean("needed"));
    }
}
