package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.PostingCode;
import io.muster.validation.ReasonCode;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people read in a page comes from a bundle, and each bundle is whole in every language. */
class WordsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CONSOLE = Path.of("src/main/java/io/muster/console");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");
    /** What attributes are read out or shown; others name things for programs. */
    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\s(?:aria-label|title|placeholder|alt|data-label|data-again|data-unsaved|data-unanswered|data-more)=\"([^\"]*)\"");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    /** Names, which are the same in every language: of the product, and of what its keys are called. */
    private static final Set<String> NAMES = Set.of("Muster", "Enter", "nbsp");

    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|/\\*|//)");
    private static final Pattern PROBLEM_CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\",\\s*\"[A-Z]");
    /** Answers to programs, which no page asks for. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            "report-not-proven",
            "too-many-exclusions",
            "too-many-corrections",
            "bounce-otherwise",
            "too-many-receipts",
            "pack-grown",
            "link-keys-used-up");
    /** A text of two words or more, which may be a sentence for people. */
    private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][a-z]+ [a-z]+[^\"]*)\"");

    static Stream<Path> templates() throws IOException {
        return files(TEMPLATES, ".html");
    }

    static Stream<Path> pages() throws IOException {
        return files(CONSOLE, ".java").filter(file -> !isAllowedToSpeak(file));
    }

    private static boolean isAllowedToSpeak(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("Words.java")
                || Set.of("Tongue.java", "ConsoleDoor.java").contains(name);
    }

    private static Stream<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHasNoWordsOfItsOwn(Path template) throws IOException {
        assertThat(literalWords(Files.readString(template))).isEmpty();
    }

    @Test
    void wordsInATemplateAreFound() {
        assertThat(literalWords("<p>{#if a.b('c')}Paid{/if}</p>")).containsExactly("Paid");
        assertThat(literalWords("<p aria-label=\"Two words\">{up:x}</p>")).containsExactly("Two", "words");
        assertThat(literalWords("<p class=\"soft\" title=\"{up:x(\"y\")}\">—</p>{! a comment !}"))
                .isEmpty();
    }

    private static Set<String> literalWords(String template) {
        String html = template.replaceAll("(?s)\\{!.*?!}", "");
        while (EXPRESSION.matcher(html).find()) {
            html = EXPRESSION.matcher(html).replaceAll("");
        }
        String read = READ_ATTRIBUTE
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
        String shown = html.replaceAll("(?s)<[^>]*>", " ");
        return WORD.matcher(read + " " + shown)
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Problems and reasons are written in English for programs as well; pages say them by their codes. */
    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsNotWrittenInJava(Path file) throws IOException {
        assertThat(Files.readString(file)
                        .lines()
                        .filter(line -> !COMMENT.matcher(line).lookingAt())
                        .filter(line -> !isForPrograms(line))
                        .flatMap(line -> SENTENCE.matcher(line).results())
                        .map(found -> found.group(1)))
                .isEmpty();
    }

    private static boolean isForPrograms(String line) {
        return Stream.of("Exception(", ".description(", "Problems.", "Problem.of", "wrong(\"", "invalid(\"")
                .anyMatch(line::contains);
    }

    static Stream<Class<?>> bundles() throws IOException {
        return files(CONSOLE, "Words.java").map(WordsTest::bundle);
    }

    private static Class<?> bundle(Path file) {
        String name = Path.of("src/main/java").relativize(file).toString();
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".java".length()).replace('/', '.'));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleIsWholeInEveryLanguageAndHasTheSamePlaces(Class<?> bundle) throws IOException {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        for (Tongue tongue : Tongue.values()) {
            if (tongue != Tongue.ENGLISH) {
                assertThat(places(read(MESSAGES.resolve(name + "_" + tongue.tag() + ".properties"))))
                        .as("%s in %s", name, tongue)
                        .isEqualTo(places(english(bundle)));
            }
        }
    }

    private static Map<String, String> english(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods())
                .collect(Collectors.toMap(
                        Method::getName,
                        method -> method.getAnnotation(Message.class).value()));
    }

    private static Map<String, Set<String>> places(Map<String, String> texts) {
        Map<String, Set<String>> places = new TreeMap<>();
        texts.forEach((key, text) -> places.put(
                key,
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new))));
        return places;
    }

    @Test
    void everyReasonHasItsWordsInEveryLanguage() throws IOException {
        Set<String> codes = Stream.concat(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code),
                        Arrays.stream(PostingCode.values()).map(PostingCode::code))
                .collect(Collectors.toSet());
        for (Tongue tongue : Tongue.values()) {
            Set<String> said = says(tongue).keySet();
            assertThat(said).as("in short in %s", tongue).containsAll(with(codes, ".short"));
            if (tongue != Tongue.ENGLISH) {
                assertThat(said).containsAll(with(codes, ".says")).containsAll(with(codes, ".remedy"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemHasItsWordsInEveryLanguage(Path file) throws IOException {
        Set<String> said = says(Tongue.HINDI).keySet();

        assertThat(PROBLEM_CODE
                        .matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(code -> !OF_PROGRAMS.contains(code) && !said.contains("problem." + code + ".title")))
                .isEmpty();
    }

    /** But for what is wrong with the JSON of programs. */
    static Stream<Path> problems() throws IOException {
        return Stream.concat(
                        files(Path.of("src/main/java/io/muster/web"), "Problems.java"),
                        files(CONSOLE, "ConsoleDoor.java"))
                .filter(file -> !file.endsWith("JsonProblems.java"));
    }

    private static Set<String> with(Set<String> codes, String ending) {
        return codes.stream().map(code -> code + ending).collect(Collectors.toSet());
    }

    private static Map<String, String> says(Tongue tongue) throws IOException {
        return read(Path.of("src/main/resources/says", tongue.tag() + ".properties"));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties texts = new Properties();
        try (InputStream stored = Files.newInputStream(file)) {
            texts.load(new InputStreamReader(stored, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
