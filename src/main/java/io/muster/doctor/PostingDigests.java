package io.muster.doctor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The digest of each upload's payments, made anew: the sum modulo 2^256 of SHA-256 over {@code
 * key|loan|paise|receipt}. One thread.
 */
final class PostingDigests {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    private static final String OF_LANES = """
            select upload_id, posting_hash
            from upload_lane
            """;

    // The end of an upload is alone in its page, and so not packed
    private static final String ANNOUNCED = """
            select u.id, substr(o.plain, strpos(o.plain, E'\\t') + 1)::jsonb ->> 'postingHash'
            from upload u
            join outbox o on o.event_ids = array[u.id || '/' || u.token]
            where o.topic = 'muster.uploads.v1' and substr(o.plain, strpos(o.plain, E'\\t') + 1) is json object
            """;

    private final MessageDigest sha256;
    private final Map<UUID, BigInteger> found = new HashMap<>();

    PostingDigests() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes note of a payment of an upload. */
    void add(UUID upload, String key, String loan, long paise, String receipt) {
        byte[] line = (key + '|' + loan + '|' + paise + '|' + receipt).getBytes(StandardCharsets.UTF_8);
        found.merge(upload, new BigInteger(1, sha256.digest(line)), BigInteger::add);
    }

    /** Compares with what the lanes keep and what the ends announced. */
    Finding compare(Connection books) throws SQLException {
        Map<UUID, BigInteger> kept = lanes(books);
        List<String> wrong = new ArrayList<>();
        TreeSet<UUID> uploads = new TreeSet<>(kept.keySet());
        uploads.addAll(found.keySet());
        for (UUID upload : uploads) {
            if (!text(found, upload).equals(text(kept, upload))) {
                wrong.add("upload " + upload);
            }
        }
        announced(books).forEach((upload, hash) -> {
            if (!text(found, upload).equals(hash)) {
                wrong.add("event of upload " + upload);
            }
        });
        return new Finding(
                UploadInvariants.POSTING_HASH,
                wrong.size(),
                wrong.subList(0, Math.min(Finding.EXAMPLES_MAX, wrong.size())));
    }

    private static String text(Map<UUID, BigInteger> sums, UUID upload) {
        byte[] digits = sums.getOrDefault(upload, BigInteger.ZERO).mod(MODULUS).toByteArray();
        String text = HexFormat.of().formatHex(digits);
        // A sign byte may lead the digits, and leading zeros are not among them
        return "0".repeat(Math.max(0, 64 - text.length())) + text.substring(Math.max(0, text.length() - 64));
    }

    private static Map<UUID, BigInteger> lanes(Connection books) throws SQLException {
        Map<UUID, BigInteger> kept = new HashMap<>();
        try (PreparedStatement statement = books.prepareStatement(OF_LANES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                var _ = kept.merge(rows.getObject(1, UUID.class), new BigInteger(1, rows.getBytes(2)), BigInteger::add);
            }
        }
        return kept;
    }

    private static Map<UUID, String> announced(Connection books) throws SQLException {
        Map<UUID, String> announced = new HashMap<>();
        try (PreparedStatement statement = books.prepareStatement(ANNOUNCED);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                announced.put(rows.getObject(1, UUID.class), String.valueOf(rows.getString(2)));
            }
        }
        return announced;
    }
}
