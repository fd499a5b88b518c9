package io.muster.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What pages say of a reason or a problem by its code, in each language: {@code says/hi.properties}. Pure once it is loaded.
 *
 * <p>Reasons and problems are written in English where they arise, for programs as well, and are kept with the rows. Pages of
 * another language say what the code means in general instead; what they do not know they show as it was written.
 */
final class Sayings {
    private static final Map<Tongue, Sayings> ALL = Arrays.stream(Tongue.values())
            .collect(Collectors.toMap(
                    tongue -> tongue, Sayings::load, (one, _) -> one, () -> new EnumMap<>(Tongue.class)));

    private final Properties texts;

    private Sayings(Properties texts) {
        this.texts = texts;
    }

    static Sayings in(Tongue tongue) {
        return Objects.requireNonNull(ALL.get(tongue));
    }

    private static Sayings load(Tongue tongue) {
        String file = "/says/" + tongue.tag() + ".properties";
        InputStream stored = Sayings.class.getResourceAsStream(file);
        if (stored == null) {
            throw new IllegalStateException(file + " is missing");
        }
        try (Reader reader = new InputStreamReader(stored, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return new Sayings(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A few words for a reason, as they fit a chip or a bar; empty for a code that is not known. */
    Optional<String> reasonInShort(String code) {
        return find(code + ".short");
    }

    /** A sentence for a reason; empty where the reason speaks for itself. */
    Optional<String> reason(String code) {
        return find(code + ".says");
    }

    /** What to do about a reason; empty as {@link #reason}. */
    Optional<String> remedy(String code) {
        return find(code + ".remedy");
    }

    /** A part of a problem: {@code title}, {@code detail} or {@code remedy}; empty where the problem speaks for itself. */
    Optional<String> problem(String code, String part) {
        return find("problem." + code + "." + part);
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }
}
