package io.muster.db;

import io.muster.tenant.Tenant.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords of the tenants' database roles: derived from the platform's secret, so that no store keeps them.
 *
 * <p>HMAC-SHA-256 of role and generation under the secret; raising the generation changes the password.
 */
public final class DatabasePasswords {
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the platform's, 32 characters or more */
    public DatabasePasswords(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
    }

    /** The password of the role that may enter this database. */
    public String of(DatabaseAddress address) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            String subject = "muster database role\n" + address.role() + "\n" + address.secretGeneration();
            byte[] password = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MAC, e);
        }
    }
}
