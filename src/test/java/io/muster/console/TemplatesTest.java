package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages hold nothing that the content policy would stop, and nothing that is not escaped. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final List<Pattern> FORBIDDEN = Stream.of(
                    "\\braw\\b",
                    "\\sstyle\\s*=",
                    "\\son[a-z]+\\s*=",
                    "hx-on",
                    "<style",
                    "<script(?![^>]*\\ssrc=)",
                    "hx-vals='js",
                    "javascript:",
                    "https?:",
                    "\\b_=",
                    // A loan's number may have a stroke in it
                    "/console/(?:loans|collect)/\\{[^}]*\\.value\\}")
            .map(word -> Pattern.compile(word, Pattern.CASE_INSENSITIVE))
            .toList();

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHasNothingThatIsForbidden(Path template) throws IOException {
        String html = Files.readString(template);

        assertThat(FORBIDDEN).noneMatch(word -> word.matcher(html).find());
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> html = files.filter(Files::isRegularFile).toList();
            assertThat(html).hasSizeGreaterThan(10);
            return html.stream();
        }
    }
}
