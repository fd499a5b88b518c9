package io.muster.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static List<Figure> figures(long... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new Figure("a", value, "" + value, "/a"))
                .toList();
    }

    @Test
    void theLongestBarFillsItsRoomAndTheOthersAreInProportion() {
        assertThat(Bars.of(figures(200, 50, 0))).extracting(Bars.Bar::length).containsExactly(1_000, 250, 0);
    }

    @Test
    void whatIsNotNothingIsSeen() {
        assertThat(Bars.of(figures(10_000_000_000_000L, 1)))
                .extracting(Bars.Bar::length)
                .containsExactly(1_000, 1);
    }

    @Test
    void nothingAtAllIsNoDivisionByZero() {
        assertThat(Bars.of(figures(0, 0))).extracting(Bars.Bar::length).containsExactly(0, 0);
        assertThat(Bars.of(List.of())).isEmpty();
        assertThat(Columns.of(List.of())).isEmpty();
        assertThat(Stacks.of(figures(0, 0))).extracting(Stacks.Piece::length).containsExactly(0, 0);
    }

    @Property
    void columnsStandOnTheGroundSideBySide(@ForAll @Size(min = 1, max = 60) List<@LongRange(min = -5) Long> values) {
        List<Columns.Column> columns =
                Columns.of(figures(values.stream().mapToLong(Long::longValue).toArray()));

        assertThat(columns).allSatisfy(column -> {
            assertThat(column.y() + column.height()).isEqualTo(Columns.HEIGHT);
            assertThat(column.height()).isBetween(0, Columns.HEIGHT);
            assertThat(column.x()).isGreaterThanOrEqualTo(0);
            assertThat(column.x() + column.width()).isLessThanOrEqualTo(Columns.WIDTH);
        });
        assertThat(IntStream.range(1, columns.size()))
                .allSatisfy(place -> assertThat(columns.get(place).x())
                        .isGreaterThan(columns.get(place - 1).x()
                                + columns.get(place - 1).width()));
    }

    @Property
    void thePiecesOfAWholeFillItWithoutGapOrOverlap(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(min = 0) Long> values) {
        List<Stacks.Piece> pieces =
                Stacks.of(figures(values.stream().mapToLong(Long::longValue).toArray()));

        assertThat(IntStream.range(1, pieces.size()))
                .allSatisfy(place -> assertThat(pieces.get(place).from())
                        .isEqualTo(pieces.get(place - 1).from()
                                + pieces.get(place - 1).length()));
        assertThat(pieces.getLast().from() + pieces.getLast().length())
                .isEqualTo(values.stream().allMatch(value -> value == 0) ? 0 : Stacks.LENGTH);
    }
}
