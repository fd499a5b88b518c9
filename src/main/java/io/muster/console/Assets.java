package io.muster.console;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of the console's own files, with a hash of their content: browsers may keep them for ever and still get a new
 * one at once. In templates: {@code {asset:of('console.css')}}. Any thread.
 */
@TemplateExtension(namespace = "asset")
public final class Assets {
    private static final String PATH = "/console-assets/";
    private static final String RESOURCES = "/META-INF/resources" + PATH;
    private static final int HASH_LENGTH = 12;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Assets() {}

    /**
     * Where a file of ours is.
     *
     * @throws IllegalStateException when there is no such file: the template is wrong
     */
    public static String of(String name) {
        return KNOWN.computeIfAbsent(name, file -> PATH + file + "?v=" + hash(file));
    }

    private static String hash(String file) {
        try (InputStream content = Assets.class.getResourceAsStream(RESOURCES + file)) {
            if (content == null) {
                throw new IllegalStateException(RESOURCES + file + " is missing");
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
