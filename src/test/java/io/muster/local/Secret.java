package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets of the local stack, each kept in a file that only its owner reads. */
final class Secret {

    private static final int LENGTH_BYTES = 32;

    private Secret() {}

    /** Answers the secret in {@code file}, drawing it when there is none yet. */
    static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", "");
            var written = Files.writeString(draft, random());
            // Whole or not at all: half a password would lock us out of the data
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    static String random() {
        var bytes = new byte[LENGTH_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
