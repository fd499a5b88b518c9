package io.muster.console;

import io.muster.validation.Reason;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Why somebody does something, as it is typed into a form: phones end it with a space, and people with a new line. Pure. */
public final class Because {
    /** As the books keep it, and the API takes it. */
    private static final Pattern REASON = Pattern.compile("[^\\p{Cc}]{5,300}");

    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Because() {}

    /**
     * The reason, in one line.
     *
     * @throws ProblemFailure when it is too short or too long, or cannot be printed
     */
    public static String of(String typed) {
        String said = SPACES.matcher(typed).replaceAll(" ").strip();
        if (!REASON.matcher(said).matches()) {
            throw wrong("The reason has 5 to 300 characters.");
        }
        return said;
    }

    private static ProblemFailure wrong(String message) {
        return new ProblemFailure(Problems.invalid(List.of(new Reason(null, "reason", "wrong-type", message, ""))));
    }
}
