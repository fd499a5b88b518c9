package io.muster.notification;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with values to fill in, in Qute's language cut down to {@code {name}} and {@code {#if name}}: lenders write these
 * texts, so there are no loops, no methods, no comparisons and no other template to reach. What is read here is rendered with
 * any values: nothing in it can fail for some of them. Immutable, for any thread.
 */
final class Wording {
    private static final String ASK = "write {name}, or {#if name}…{#else}…{/if}";

    /** All that may stand in braces; what Qute would take beyond it is refused before Qute sees it. */
    private static final Pattern TAG =
            Pattern.compile("\\{(?:(?<name>[A-Za-z]+)|#if (?<asked>[A-Za-z]+)|(?<otherwise>#else)|/if)}");

    private static final int DEPTH_MAX = 8;
    private static final int SHOWN_MAX = 40;

    // Without defaults: no resolver reflects, and no section but this one is known
    private static final Engine ENGINE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new OfValues())
            .strictRendering(true)
            .build();

    private final Template template;
    private final Set<String> names;

    private Wording(Template template, Set<String> names) {
        this.template = template;
        this.names = names;
    }

    /** The values of one message: Qute sees them by this type alone. */
    private record Values(Map<String, String> byName) {}

    private static final class OfValues implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Values;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            String value = context.getBase() instanceof Values(Map<String, String> byName)
                    ? byName.get(context.getName())
                    : null;
            return value == null ? Results.notFound(context) : CompletedStage.of(value);
        }
    }

    /**
     * Reads a text.
     *
     * @param known the names of the values that it may use
     * @throws IllegalArgumentException when it uses anything else, with what and where
     */
    static Wording of(String text, Set<String> known) {
        Set<String> names = names(text, known);
        try {
            return new Wording(ENGINE.parse(text), Set.copyOf(names));
        } catch (TemplateException notATemplate) {
            throw new IllegalArgumentException("cannot be read; " + ASK, notATemplate);
        }
    }

    private static Set<String> names(String text, Set<String> known) {
        Set<String> names = new HashSet<>();
        Deque<Boolean> hasElse = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', tag.end())) {
            boolean isEscaped = at > 0 && text.charAt(at - 1) == '\\';
            if (isEscaped || !tag.region(at, text.length()).lookingAt()) {
                throw wrong("has " + shown(text, at), text, at);
            }
            String name = tag.group("name") == null ? tag.group("asked") : tag.group("name");
            if (name != null) {
                names.add(known(name, known, text, at));
            }
            if (tag.group("name") == null) {
                follow(tag, hasElse, text, at);
            }
        }
        if (!hasElse.isEmpty()) {
            throw wrong("has {#if …} without {/if}", text, text.length());
        }
        return names;
    }

    /** Whether if, else and end come in an order that makes sense; Qute would say it in words of its own. */
    private static void follow(Matcher tag, Deque<Boolean> hasElse, String text, int at) {
        if (tag.group("asked") != null) {
            hasElse.push(false);
            if (hasElse.size() > DEPTH_MAX) {
                throw wrong("has more than " + DEPTH_MAX + " {#if …} within each other", text, at);
            }
        } else if (hasElse.isEmpty()) {
            throw wrong("has " + tag.group() + " without {#if …} before it", text, at);
        } else if (hasElse.pop() && tag.group("otherwise") != null) {
            throw wrong("has {#else} twice", text, at);
        } else if (tag.group("otherwise") != null) {
            hasElse.push(true);
        }
    }

    private static String known(String name, Set<String> known, String text, int at) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("uses {" + name + "} at line " + line(text, at)
                    + ", which this kind of message does not know; it knows "
                    + known.stream().sorted().collect(Collectors.joining(", ")));
        }
        return name;
    }

    private static IllegalArgumentException wrong(String what, String text, int at) {
        return new IllegalArgumentException(what + " at line " + line(text, at) + "; " + ASK);
    }

    private static long line(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    }

    private static String shown(String text, int at) {
        int end = text.indexOf('}', at);
        return end < 0 || end - at > SHOWN_MAX
                ? text.substring(at, Math.min(text.length(), at + SHOWN_MAX)) + "…"
                : text.substring(at, end + 1);
    }

    /** The names that it uses. */
    Set<String> names() {
        return names;
    }

    /**
     * Fills the values in.
     *
     * @throws RuntimeException when one that it uses is missing
     */
    String render(Map<String, String> values) {
        return template.render(new Values(values));
    }
}
