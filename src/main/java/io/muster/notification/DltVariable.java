package io.muster.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for changing text in a template that is registered under DLT; since 2025 TRAI wants each tagged by its use. */
enum DltVariable {
    ANY("var", ".+", "any text", true),
    NUMERIC("numeric", "[0-9]+", "digits and nothing else", true),
    NUMBER("number", "[0-9]+", "digits and nothing else", true),
    ALPHANUMERIC("alphanumeric", "[\\p{L}\\p{M}\\p{N} ]+", "letters, digits and spaces", true),
    URL("url", "(https?://)?[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\\S*)?", "an address of the web", false),
    URL_OF_APP(
            "urlott",
            "(https?://)?[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\\S*)?",
            "an address of the web",
            false),
    CALL_BACK("cbn", "\\+?[0-9][0-9 -]+", "a telephone number", false),
    EMAIL("email", "[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "an e-mail address", false);

    /** Operators drop a message with a longer value. */
    static final int LENGTH_MAX = 30;

    private final String tag;
    private final Pattern form;
    private final String takes;

    /** Whether all that a value begins with is a value, too. */
    private final boolean isOfCharacters;

    DltVariable(String tag, String form, String takes, boolean isOfCharacters) {
        this.tag = tag;
        this.form = Pattern.compile(form, Pattern.DOTALL);
        this.takes = takes;
        this.isOfCharacters = isOfCharacters;
    }

    /** As people write it into the registered text. */
    String written() {
        return "{#" + tag + "#}";
    }

    String takes() {
        return takes;
    }

    /**
     * Where values of its kind may end in a text, looked up at each place once, and only where one could begin: a long form
     * costs as much as a whole message at every place.
     */
    Ends ends(String text) {
        return new Ends(text);
    }

    /** The ends of one variable's values in one text; one thread. */
    final class Ends {
        private static final int UNKNOWN = -1;

        private final int[] found;
        private final Matcher matcher;

        private Ends(String text) {
            this.found = new int[text.length()];
            Arrays.fill(found, UNKNOWN);
            this.matcher = form.matcher(text);
        }

        /**
         * The ends of values that begin at a place: bit n stands for a value of n + 1 characters, of which there are
         * {@value #LENGTH_MAX} at most.
         */
        int from(int place) {
            if (found[place] == UNKNOWN) {
                int until = Math.min(found.length, place + LENGTH_MAX);
                found[place] = isOfCharacters ? upTo(matcher, place, until) : each(matcher, place, until);
            }
            return found[place];
        }
    }

    private static int upTo(Matcher matcher, int from, int until) {
        return matcher.region(from, until).lookingAt() ? (1 << matcher.end() - from) - 1 : 0;
    }

    private static int each(Matcher matcher, int from, int until) {
        int lengths = 0;
        for (int end = from + 1; end <= until; end++) {
            if (matcher.region(from, end).matches()) {
                lengths |= 1 << end - from - 1;
            }
        }
        return lengths;
    }

    static Optional<DltVariable> of(String tag) {
        return Arrays.stream(values()).filter(known -> known.tag.equals(tag)).findFirst();
    }
}
