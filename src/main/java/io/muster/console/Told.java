package io.muster.console;

import io.muster.posting.PostingCode;
import io.muster.validation.Reason;
import io.muster.validation.ReasonCode;
import io.muster.web.Problem;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reasons and problems in the page's language, as extensions of them: {@code {reason.told.message}}. Pure. */
@TemplateExtension
public final class Told {
    private static final String LOCALE = "locale";

    private Told() {}

    /**
     * What a page says of it.
     *
     * @param lang the language that it is said in: the page's, or English where there are no words for it yet
     */
    public record Said(String title, String message, String remedy, String lang) {}

    /** The page's language as HTML names it, where there is no head: {@code {page:lang}}. */
    @TemplateExtension(namespace = "page")
    public static String lang(@TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Tongue.of(locale).tag();
    }

    /** A problem in the page's language, with its own words where there are none. */
    public static Said told(Problem problem, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        Tongue tongue = Tongue.of(locale);
        Sayings sayings = Sayings.in(tongue);
        Said own = new Said(problem.title(), problem.detail(), orEmpty(problem.remedy()), Tongue.ENGLISH.tag());
        return sayings.problem(problem.code(), "title")
                .map(title -> new Said(
                        title,
                        sayings.problem(problem.code(), "detail").orElse(""),
                        sayings.problem(problem.code(), "remedy").orElse(""),
                        tongue.tag()))
                .orElse(own);
    }

    /** A reason in the page's language, with its own words where there are none. */
    public static Said told(Reason reason, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        Tongue tongue = Tongue.of(locale);
        Sayings sayings = Sayings.in(tongue);
        Said own = new Said("", reason.message(), reason.remedy(), Tongue.ENGLISH.tag());
        return sayings.reason(reason.code())
                .map(says -> isOfTheBooks(reason) ? says + " (" + reason.message() + ")" : says)
                .map(says -> new Said("", says, sayings.remedy(reason.code()).orElse(reason.remedy()), tongue.tag()))
                .orElse(own);
    }

    /** Whether its own words name another payment, receipt or row, without which nobody can decide. */
    private static boolean isOfTheBooks(Reason reason) {
        return Arrays.stream(PostingCode.values())
                .anyMatch(known -> known.code().equals(reason.code()));
    }

    /** What a code means in general, be it of a reason or of a problem: {@code {code.known}}. */
    public static Said known(String code, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        Tongue tongue = Tongue.of(locale);
        Sayings sayings = Sayings.in(tongue);
        String title = sayings.reasonInShort(code)
                .or(() -> sayings.problem(code, "title"))
                .orElse("");
        if (title.isEmpty()) {
            return new Said(inShort(code, Tongue.ENGLISH.locale()), "", "", Tongue.ENGLISH.tag());
        }
        String message =
                sayings.reason(code).or(() -> sayings.problem(code, "detail")).orElseGet(() -> written(code));
        return new Said(title, message, "", tongue.tag());
    }

    /** What a reason means in general, where nothing but its code is known: {@code {code.meaning}}. */
    public static String meaning(String code, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Sayings.in(Tongue.of(locale)).reason(code).orElseGet(() -> written(code));
    }

    private static String written(String code) {
        return Stream.concat(
                        Arrays.stream(ReasonCode.values())
                                .filter(known -> known.code().equals(code))
                                .map(ReasonCode::meaning),
                        Arrays.stream(PostingCode.values())
                                .filter(known -> known.code().equals(code))
                                .map(PostingCode::meaning))
                .findFirst()
                .orElse(code);
    }

    /** A reason's code in a few words: {@code {code.inShort}}. */
    public static String inShort(String code, @TemplateAttribute(LOCALE) @Nullable Object locale) {
        return Sayings.in(Tongue.of(locale))
                .reasonInShort(code)
                .or(() -> Sayings.in(Tongue.ENGLISH).reasonInShort(code))
                .orElseGet(() -> asWords(code));
    }

    private static String asWords(String code) {
        String words = code.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
