package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines here are texts such as {@code 0a}: the lane, and the money that is claimed. */
class EchoesTest {
    private final Echoes<String> echoes =
            new Echoes<>(line -> List.of(line.substring(1)), row -> lineOf(row).charAt(0) - '0');

    @Test
    void aWindowWithoutClashesStaysWhole() {
        assertThat(cut("0a", "1b", "0c")).containsExactly("0a 1b 0c");
    }

    @Test
    void aClaimAgainInTheSameLaneIsInOrderAnyway() {
        assertThat(cut("0a", "0a", "1b")).containsExactly("0a 0a 1b");
    }

    @Test
    void aClaimAgainInAnotherLaneWaitsForTheFirst() {
        assertThat(cut("0a", "1b", "1a", "0c")).containsExactly("0a 1b", "1a 0c");
    }

    @Test
    void aClaimThatIsSettledNeedsNoFurtherCut() {
        assertThat(cut("0a", "1a", "0a", "1a", "0a")).containsExactly("0a", "1a 0a 1a 0a");
    }

    @Test
    void eachNewClashIsCut() {
        assertThat(cut("0a", "1a", "0b", "1b")).containsExactly("0a", "1a 0b", "1b");
    }

    @Test
    void rejectedRowsClaimNothing() {
        List<Judged<String>> window = new ArrayList<>();
        window.add(accepted("0a"));
        window.add(new Judged.Rejected<>(2, List.of(), 0, List.of()));

        assertThat(echoes.cut(window)).containsExactly(window);
    }

    private List<String> cut(String... lines) {
        List<Judged<String>> window = new ArrayList<>();
        for (String line : lines) {
            window.add(accepted(line));
        }
        return echoes.cut(window).stream()
                .map(part ->
                        String.join(" ", part.stream().map(EchoesTest::lineOf).toList()))
                .toList();
    }

    private static Judged<String> accepted(String line) {
        return new Judged.Accepted<>(1, List.of(), line);
    }

    private static String lineOf(Judged<String> row) {
        return row instanceof Judged.Accepted<String> accepted ? accepted.line() : "";
    }
}
