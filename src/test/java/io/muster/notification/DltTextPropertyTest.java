package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Registered texts of any form, held against a plain reading of the rule as a regular expression. */
class DltTextPropertyTest {
    private static final String VARIABLE = "{#var#}";

    @Property
    void whatIsFilledInAsRegisteredGoes(@ForAll("pieces") List<String> pieces, @ForAll("values") List<String> values) {
        StringBuilder registered = new StringBuilder();
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            registered.append(pieces.get(i)).append(VARIABLE);
            filled.append(pieces.get(i)).append(values.get(i % values.size()));
        }

        assertThat(DltText.of(registered.toString()).difference(filled.toString()))
                .isEmpty();
    }

    @Property(tries = 3_000)
    void itAgreesWithARegularExpression(@ForAll("patterns") String registered, @ForAll("texts") String text) {
        String expression = Pattern.compile(Pattern.quote(VARIABLE))
                .splitAsStream(registered + "\u0000")
                .map(Pattern::quote)
                .reduce((one, other) -> one + ".{1,30}" + other)
                .orElseThrow();
        boolean matches = Pattern.compile(expression, Pattern.DOTALL)
                .matcher(text + "\u0000")
                .matches();

        assertThat(DltText.of(registered).difference(text).isEmpty()).isEqualTo(matches);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return still().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings()
                .withChars("ab ₹नी\n")
                .ofMinLength(1)
                .ofMaxLength(30)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Few letters and many variables, so that there are many ways to split. */
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "ab", VARIABLE).list().ofMaxSize(6).map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "ab", "a".repeat(29), "b".repeat(31))
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all));
    }

    private static Arbitrary<String> still() {
        return Arbitraries.strings().withChars("abc .नि").ofMaxLength(12);
    }
}
