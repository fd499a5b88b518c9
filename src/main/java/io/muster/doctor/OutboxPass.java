package io.muster.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Meets every event of the outbox once, for what is packed there: asks about some thousands at a time, as {@code events}.
 * One thread.
 *
 * <p>A page that does not unpack, or has not a line for each id, is met as events that say nothing, so they are not true.
 */
final class OutboxPass {
    private static final int EVENTS_AT_ONCE = 5_000;
    private static final int PAGES_FETCHED = 20;

    /**
     * The events at hand, as the relation {@code events} of invariants' queries; {@code said} is null where the payload is no
     * JSON object. They are sent and read once for all invariants.
     */
    static final String EVENTS = """
            with events as materialized (
              select topic, event_type, event_id, event_key,
                case when payload is json object then payload::jsonb end as said
              from unnest(:topics::text[], :types::text[], :ids::text[], :keys::text[], :payloads::text[])
                as o (topic, event_type, event_id, event_key, payload))
            """;

    private static final String PAGES = """
            select topic, event_type, event_ids, plain, packed, bytes
            from outbox
            """;

    private final Connection books;
    private final List<String> topics = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> payloads = new ArrayList<>();

    OutboxPass(Connection books) {
        this.books = books;
    }

    /** Is given a number of events, as values for a query's parameters. */
    @FunctionalInterface
    interface Asker {
        void ask(Map<String, Object> events) throws SQLException;
    }

    /** Asks about all events. */
    void ask(Asker asker) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(PAGES)) {
            statement.setFetchSize(PAGES_FETCHED);
            try (ResultSet pages = statement.executeQuery()) {
                while (pages.next()) {
                    meet(pages);
                    if (ids.size() >= EVENTS_AT_ONCE) {
                        askAboutThese(asker);
                    }
                }
            }
        }
        askAboutThese(asker);
    }

    private void askAboutThese(Asker asker) throws SQLException {
        asker.ask(Map.of(
                "topics", List.copyOf(topics),
                "types", List.copyOf(types),
                "ids", List.copyOf(ids),
                "keys", List.copyOf(keys),
                "payloads", List.copyOf(payloads)));
        List.of(topics, types, ids, keys, payloads).forEach(List::clear);
    }

    private void meet(ResultSet page) throws SQLException {
        String[] pageIds = (String[]) page.getArray(3).getArray();
        String[] lines = lines(page.getString(4), page.getBytes(5), page.getInt(6));
        boolean whole = lines.length == pageIds.length;
        for (int i = 0; i < pageIds.length; i++) {
            String line = whole ? lines[i] : "";
            int tab = line.indexOf('\t');
            topics.add(page.getString(1));
            types.add(page.getString(2));
            ids.add(pageIds[i]);
            keys.add(line.substring(0, Math.max(tab, 0)));
            payloads.add(line.substring(tab + 1));
        }
    }

    private static String[] lines(@Nullable String plain, byte @Nullable [] packed, int bytes) {
        return plain != null
                ? plain.split("\n", -1)
                : packed != null ? unpacked(packed, bytes).split("\n", -1) : new String[0];
    }

    private static String unpacked(byte[] packed, int bytes) {
        try (var frame = new LZ4FrameInputStream(new ByteArrayInputStream(packed))) {
            byte[] lines = frame.readNBytes(bytes);
            return lines.length == bytes && frame.read() < 0 ? new String(lines, UTF_8) : "";
        } catch (IOException | LZ4Exception torn) {
            return "";
        }
    }
}
