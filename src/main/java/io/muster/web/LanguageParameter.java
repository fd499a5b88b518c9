package io.muster.web;

import io.muster.tenant.Language;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that somebody asks for by its tag. */
final class LanguageParameter {
    private LanguageParameter() {}

    /**
     * The language; empty when none is asked for.
     *
     * @throws ProblemFailure when Muster does not write it
     */
    static Optional<Language> of(String name, @Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        return Optional.of(Language.of(tag).orElseThrow(() -> wrong(name)));
    }

    private static ProblemFailure wrong(String name) {
        return new ProblemFailure(Problems.invalid(List.of(new Reason(
                null, name, "unknown-language", name + " is not a language of receipts.", "Send en or hi."))));
    }
}
