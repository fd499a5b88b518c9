package io.muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The realms that a local Keycloak serves: their names with their import files. */
public record Realms(Map<String, String> files) {

    public static final String MUSTER = "muster";

    /** Same people and claims under another issuer: whoever trusts tokens by their looks alone is found out. */
    public static final String FOREIGN = "foreign";

    /** The password of every sample person; a test compares it with the realm file. */
    public static final String SAMPLE_PASSWORD = "muster-local-only";

    public Realms {
        files = Map.copyOf(files);
    }

    /** For {@code up}: the realm that the application trusts; {@code port} is where its console is. */
    public static Realms forUse(int port, StackSecrets secrets) {
        return named(List.of(MUSTER), ofConsole(port, secrets));
    }

    /** For tests: also the realm that it must not trust, and people of no lender or of an unknown one. */
    public static Realms forTests(int port, StackSecrets secrets) {
        var people = "\"users\": [";
        return named(
                List.of(MUSTER, FOREIGN),
                ofConsole(port, secrets).replace(people, people + resource("strangers.json")));
    }

    /** The provider sends people back to known addresses only, and tells one address who signed out. */
    private static String ofConsole(int port, StackSecrets secrets) {
        return resource("muster-realm.json")
                .replace("@CONSOLE_PORT@", Integer.toString(port))
                .replace("@CONSOLE_SECRET@", secrets.console());
    }

    private static Realms named(List<String> names, String template) {
        var files = new LinkedHashMap<String, String>();
        names.forEach(
                name -> files.put(name, template.replace("\"realm\": \"muster\"", "\"realm\": \"" + name + "\"")));
        return new Realms(files);
    }

    private static String resource(String name) {
        try (InputStream file = Realms.class.getResourceAsStream("/keycloak/" + name)) {
            if (file == null) {
                throw new StartFailure("keycloak/" + name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
