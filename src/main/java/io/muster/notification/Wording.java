package io.muster.notification;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * A text with values to fill in, in Qute's language cut down to {@code {name}} and {@code {#if name}}: lenders write these
 * texts, so there are no loops, no methods, no classes and no other template to reach. Immutable, for any thread.
 */
final class Wording {
    private static final String ASK = "write {name}, or {#if name}…{#else}…{/if}";

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
        Template template = parse(text);
        Set<String> names = template.getExpressions().stream()
                .filter(expression -> !expression.isLiteral())
                .map(expression -> name(expression, known))
                .collect(Collectors.toUnmodifiableSet());
        return new Wording(template, names);
    }

    private static Template parse(String text) {
        try {
            Template template = ENGINE.parse(text);
            if (!template.getParameterDeclarations().isEmpty()) {
                throw new IllegalArgumentException("declares a parameter; " + ASK);
            }
            return template;
        } catch (TemplateException notATemplate) {
            throw new IllegalArgumentException(inOneLine(notATemplate) + "; " + ASK, notATemplate);
        }
    }

    /** Qute names the generated template and the line; people know neither the one nor need the other in a short text. */
    private static String inOneLine(TemplateException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return "cannot be read: " + message.replaceFirst("^Parser error[^:]*: *", "");
    }

    private static String name(Expression expression, Set<String> known) {
        String written = expression.toOriginalString();
        String place = "at line " + expression.getOrigin().getLine();
        if (expression.hasNamespace() || expression.getParts().size() != 1 || written.contains("(")) {
            throw new IllegalArgumentException("uses {" + written + "} " + place + "; " + ASK);
        }
        String name = expression.getParts().getFirst().getName();
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "uses {" + name + "} " + place + ", which this kind of message does not know; it" + " knows "
                            + known.stream().sorted().collect(Collectors.joining(", ")));
        }
        return name;
    }

    /** The names that it uses. */
    Set<String> names() {
        return names;
    }

    /**
     * Fills the values in.
     *
     * @throws TemplateException when one that it uses is missing
     */
    String render(Map<String, String> values) {
        return template.render(new Values(values));
    }
}
