package io.muster.notification.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lenders' secrets that tests use, in files as operators would put them. */
final class Secret {
    static final String API_KEY = "key-of-the-gateway";
    static final String REPORTS = "what-both-know";

    private Secret() {}

    static Path folder() {
        try {
            Path folder = Path.of("target", "secrets").toAbsolutePath();
            for (String lender : new String[] {"kaveri", "sutlej"}) {
                Files.createDirectories(folder.resolve(lender));
                Files.writeString(folder.resolve(lender).resolve("sms-key"), API_KEY + "\n");
                Files.writeString(folder.resolve(lender).resolve("sms-reports"), REPORTS + "\n");
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
