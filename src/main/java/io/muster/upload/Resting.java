package io.muster.upload;

import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workbook that lies in the spool, by its name. */
record Resting(Path file, WorkbookKind kind, ContentHash content) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.([a-z-]+)\\.xlsx");

    /** Empty when it is no spooled workbook. */
    static Optional<Resting> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? WorkbookKind.of(name.group(2)).map(kind -> new Resting(file, kind, new ContentHash(name.group(1))))
                : Optional.empty();
    }

    /** Whether it was last sent before then; one that is gone was not. */
    boolean isOlderThan(Instant then) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
