package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.PostingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for people and the enums for programs say the same. */
class ReasonsDocumentTest {
    private static final Path PAGE = Path.of("docs", "reasons.md");

    @Test
    void thePageListsEveryCodeAsTheProgramHasIt() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        Stream<String> reasons = Arrays.stream(ReasonCode.values())
                .map(reason -> "| `" + reason.code() + "` | " + reason.meaning() + " | " + reason.remedy() + " |");
        Stream<String> answers = Arrays.stream(PostingCode.values())
                .map(answer -> "| `" + answer.code() + "` | " + answer.meaning() + " | " + answer.remedy() + " |");
        Stream<String> problems = Arrays.stream(SheetProblem.values())
                .map(problem -> "| `" + problem.code() + "` | " + problem.meaning() + " |");
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(reasons, answers, problems)
                        .flatMap(rowsOfOne -> rowsOfOne)
                        .toList());
    }

    @Test
    void codesAreLowerCaseWordsAndUnique() {
        assertThat(Stream.concat(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code),
                        Arrays.stream(PostingCode.values()).map(PostingCode::code)))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCode::remedy)).allMatch(remedy -> remedy.endsWith("."));
        assertThat(Arrays.stream(PostingCode.values()).map(PostingCode::remedy))
                .allMatch(remedy -> remedy.endsWith("."));
    }
}
