package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Secrets of the application on a local stack: of its control database, the one that guards tenants' databases, the one that
 * signs the links on receipts, that by which the console is known to Keycloak, and that of its cookies.
 */
public record StackSecrets(
        String control, String tenantDatabases, String receiptLinks, String console, String consoleCookies) {

    /** Secrets that last as long as the folder does, in files that only their owner reads. */
    public static StackSecrets keptIn(Path folder) {
        try {
            Files.createDirectories(folder);
            return new StackSecrets(
                    Secret.kept(folder.resolve("control-database.secret")),
                    Secret.kept(folder.resolve("tenant-databases.secret")),
                    Secret.kept(folder.resolve("receipt-links.secret")),
                    Secret.kept(folder.resolve("console-client.secret")),
                    Secret.kept(folder.resolve("console-cookies.secret")));
        } catch (IOException e) {
            throw new StartFailure("Cannot keep secrets in " + folder + ": " + e.getMessage(), e);
        }
    }
}
