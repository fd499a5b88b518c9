package io.muster.notification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a delivery report shows that it is the provider's: by a signature over its body, or by a token that both know. */
sealed interface Proof {
    /** The header that holds it. */
    String header();

    /** The name of what both know. */
    String secret();

    /** The header has the token itself. */
    record Token(String header, String secret) implements Proof {}

    /**
     * The header has HMAC-SHA256 of the body or, where there is a time, of the time, a full stop and the body.
     *
     * @param prefix before the signature, such as {@code sha256=}
     * @param timeHeader holds the seconds since 1970 at which it was signed; null when it is not known
     * @param tolerance how far that may be from now
     */
    record Signature(
            String header,
            String secret,
            boolean base64,
            String prefix,
            @Nullable String timeHeader,
            Duration tolerance)
            implements Proof {}

    static Proof read(JsonPlace place) {
        JsonPlace at =
                place.only("type", "header", "secret", "encoding", "prefix", "timestampHeader", "toleranceSeconds");
        String type = at.at("type").oneOf("token", "hmac-sha256");
        String header = at.at("header").text();
        String secret = Secrets.name(at.at("secret"));
        if (type.equals("token")) {
            return new Token(header, secret);
        }
        JsonPlace encoding = at.find("encoding");
        JsonPlace prefix = at.find("prefix");
        JsonPlace time = at.find("timestampHeader");
        return new Signature(
                header,
                secret,
                encoding != null && encoding.oneOf("hex", "base64").equals("base64"),
                prefix == null ? "" : prefix.text(),
                time == null ? null : time.text(),
                Duration.ofSeconds(at.whole("toleranceSeconds", 300, 1, 86_400)));
    }

    /**
     * Whether a body is the provider's; takes as long whichever byte is wrong.
     *
     * @param headers a header's only value, null when it is not there
     */
    default boolean holds(byte[] body, Headers headers, UnaryOperator<String> secrets, Instant now) {
        String shown = headers.get(header());
        if (shown == null) {
            return false;
        }
        byte[] known = secrets.apply(secret()).getBytes(UTF_8);
        return switch (this) {
            case Token _ -> MessageDigest.isEqual(known, shown.getBytes(UTF_8));
            case Signature signature -> isRight(signature, known, body, shown, headers, now);
        };
    }

    /** The headers of a request. */
    @FunctionalInterface
    interface Headers {
        @Nullable
        String get(String name);
    }

    private static byte[] hmac(byte[] key, byte[]... texts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] text : texts) {
                mac.update(text);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static boolean isRight(
            Signature signature, byte[] key, byte[] body, String shown, Headers headers, Instant now) {
        byte[] right;
        if (signature.timeHeader() == null) {
            right = hmac(key, body);
        } else {
            String time = headers.get(signature.timeHeader());
            if (time == null || !isNear(time, signature.tolerance(), now)) {
                return false;
            }
            right = hmac(key, (time + ".").getBytes(UTF_8), body);
        }
        String expected = signature.prefix()
                + (signature.base64()
                        ? Base64.getEncoder().encodeToString(right)
                        : HexFormat.of().formatHex(right));
        return MessageDigest.isEqual(expected.getBytes(UTF_8), shown.getBytes(UTF_8));
    }

    private static boolean isNear(String time, Duration tolerance, Instant now) {
        return time.matches("\\d{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                                .abs()
                                .compareTo(tolerance)
                        <= 0;
    }
}
