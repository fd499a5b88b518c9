package io.muster.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands for changing text in a template that is registered under DLT; since 2025 TRAI wants each tagged by its use. */
enum DltVariable {
    ANY("var", ".+", "any text"),
    NUMERIC("numeric", "[0-9]+", "digits and nothing else"),
    NUMBER("number", "[0-9]+", "digits and nothing else"),
    ALPHANUMERIC("alphanumeric", "[\\p{L}\\p{M}\\p{N} ]+", "letters, digits and spaces"),
    URL("url", "(https?://)?[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\\S*)?", "an address of the web"),
    URL_OF_APP("urlott", "(https?://)?[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(:[0-9]+)?([/?#]\\S*)?", "an address of the web"),
    CALL_BACK("cbn", "\\+?[0-9][0-9 -]+", "a telephone number"),
    EMAIL("email", "[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "an e-mail address");

    /** Operators drop a message with a longer value. */
    static final int LENGTH_MAX = 30;

    private final String tag;
    private final Pattern form;
    private final String takes;

    DltVariable(String tag, String form, String takes) {
        this.tag = tag;
        this.form = Pattern.compile(form, Pattern.DOTALL);
        this.takes = takes;
    }

    /** As people write it into the registered text. */
    String written() {
        return "{#" + tag + "#}";
    }

    String takes() {
        return takes;
    }

    /** Whether the value, of 1 to {@value #LENGTH_MAX} characters, is of its kind. */
    boolean matches(CharSequence value) {
        return form.matcher(value).matches();
    }

    static Optional<DltVariable> of(String tag) {
        return Arrays.stream(values()).filter(known -> known.tag.equals(tag)).findFirst();
    }
}
