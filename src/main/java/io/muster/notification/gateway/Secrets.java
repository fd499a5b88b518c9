package io.muster.notification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lenders' secrets by their names, from files that operators put there, or from the environment; policies only name them.
 *
 * <p>The file {@code secrets-dir/TENANT/NAME}, else the variable {@code MUSTER_SECRET__TENANT__NAME} in capitals with
 * {@code _} for {@code -}. Read each time, so that a new one counts at once. Any thread; blocks for a small file.
 */
@ApplicationScoped
public class Secrets {
    /** No two hyphens in a row: in the environment they would be the mark between lender and name. */
    static final String NAME = "[a-z](?:-?[a-z0-9]){0,59}";

    private static final Pattern FORM = Pattern.compile(NAME);
    private static final int BYTES_MAX = 4_096;

    private final Optional<Path> folder;

    Secrets(GatewayConfig config) {
        this.folder = config.secretsDir();
    }

    static String name(JsonPlace place) {
        if (!FORM.matcher(place.text()).matches()) {
            throw place.wrong("is no name of a secret: a-z, 0-9 and single hyphens, a letter first");
        }
        return place.text();
    }

    /** @throws MissingSecret when there is none */
    String get(TenantId tenant, String name) {
        return ofFile(tenant, name)
                .or(() -> Optional.ofNullable(System.getenv(variable(tenant, name))))
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new MissingSecret(name));
    }

    static String variable(TenantId tenant, String name) {
        return ("MUSTER_SECRET__" + tenant + "__" + name).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private Optional<String> ofFile(TenantId tenant, String name) {
        return folder.flatMap(root -> read(root.resolve(tenant.value()).resolve(name)));
    }

    private static Optional<String> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Optional.of(new String(bytes.readNBytes(BYTES_MAX), UTF_8).strip());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A policy names a secret that the platform does not have. */
    static final class MissingSecret extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingSecret(String name) {
            super("the secret " + name + " is not there", null, false, false);
        }
    }
}
