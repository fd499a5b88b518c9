package io.muster.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks of people for one day: the same person has the same mark all day and another one tomorrow, and without the secret a
 * mark leads to nobody. Pure.
 */
final class DayMarks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /** @param secret the platform's, 32 characters or more */
    DayMarks(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** The mark, 22 characters. */
    String of(TenantId tenant, String subject, LocalDate day) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] mark =
                    mac.doFinal(("muster feedback\n" + day + "\n" + tenant.value() + "\n" + subject).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mark, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
