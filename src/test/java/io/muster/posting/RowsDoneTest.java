package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsDoneTest {
    @Test
    void containsTheRowsOfItsRunsAndNoOthers() {
        RowsDone done = new RowsDone(new TreeMap<>(Map.of(0, 3, 5, 5, 8, 10)));

        assertThat(IntStream.rangeClosed(0, 12).filter(done::contains)).containsExactly(0, 1, 2, 3, 5, 8, 9, 10);
    }

    @Test
    void nothingIsDoneBeforeTheFirstAttempt() {
        assertThat(RowsDone.NONE.contains(1)).isFalse();
    }
}
