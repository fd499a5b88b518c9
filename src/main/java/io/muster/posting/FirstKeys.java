package io.muster.posting;

import io.muster.tenant.HeaderName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key that a row had when it was first sent, for rows that came with one and were rejected again.
 *
 * <p>A rejected row is given the key of its own file. If it was a correction itself, money without a reference would then
 * have two keys, one by each way on which it may come back: so its next correction carries the first.
 */
@ApplicationScoped
public class FirstKeys {
    private static final String TITLE = HeaderName.normal("Muster key");
    private static final int KEY_LENGTH = 36;

    /** The verdicts, each with the key that its correction carries; a key that Muster never gave is not kept. */
    public Uni<List<RowVerdict>> of(SqlClient client, List<String> header, List<RowVerdict> verdicts) {
        int column = header.stream().map(HeaderName::normal).toList().indexOf(TITLE);
        if (column < 0) {
            return Uni.createFrom().item(verdicts);
        }
        Map<Integer, UUID> came = new HashMap<>();
        for (RowVerdict verdict : verdicts) {
            UUID key = verdict.kind() == RowVerdict.Kind.REJECTED ? key(verdict.cells(), column) : null;
            if (key != null) {
                came.put(verdict.rowNumber(), key);
            }
        }
        UUID[] keys = came.values().stream().distinct().toArray(UUID[]::new);
        return MusterKeys.given(client, keys)
                .map(given -> verdicts.stream()
                        .map(verdict -> with(verdict, came.get(verdict.rowNumber()), given))
                        .toList());
    }

    private static RowVerdict with(RowVerdict verdict, @Nullable UUID first, Set<UUID> given) {
        return first == null || !given.contains(first)
                ? verdict
                : new RowVerdict(
                        verdict.rowNumber(),
                        verdict.kind(),
                        verdict.amountPaise(),
                        verdict.receipt(),
                        first,
                        verdict.reasons(),
                        verdict.cells());
    }

    private static @Nullable UUID key(List<String> cells, int column) {
        String text = column < cells.size() ? cells.get(column).strip() : "";
        try {
            return text.length() == KEY_LENGTH ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException notAKey) {
            return null;
        }
    }
}
