package io.muster.notification;

import io.muster.tenant.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What ships with Muster: a template for each kind, channel and language, in force while a lender has none of that name,
 * and a policy to begin with. The policy is never in force by itself: nobody is written to before the lender has said so.
 */
public final class ShippedPolicies {
    private static final String FOLDER = "/policies/";
    private static final Map<String, MessageTemplate> TEMPLATES = templates();

    private ShippedPolicies() {}

    /** The template of this name. */
    static Optional<MessageTemplate> template(String name) {
        return Optional.ofNullable(TEMPLATES.get(name));
    }

    /** The policy that a lender may begin with, as JSON. */
    public static String messages() {
        return resource("messages.json");
    }

    private static Map<String, MessageTemplate> templates() {
        Map<String, MessageTemplate> templates = new HashMap<>();
        for (MessageKind kind : MessageKind.values()) {
            for (Channel channel : Channel.values()) {
                for (Language language : Language.values()) {
                    String name = kind.slug() + "-" + channel.slug() + "-" + language.tag();
                    templates.put(name, MessageTemplate.read(name, 0, resource("message-template/" + name + ".json")));
                }
            }
        }
        return Map.copyOf(templates);
    }

    private static String resource(String name) {
        try (InputStream stream = ShippedPolicies.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("not in the application: " + FOLDER + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FOLDER + name, unreadable);
        }
    }
}
