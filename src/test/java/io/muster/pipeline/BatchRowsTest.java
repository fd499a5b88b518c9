package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRowsTest {
    @Test
    void aBatchIsHalvedFromTheThirdFailureOn() {
        BatchRows rows = new BatchRows(1_000);

        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 11).map(rows::after))
                .containsExactly(1_000, 1_000, 1_000, 500, 250, 125, 1);
    }

    @Test
    void anyBatchComesDownToOneRowAndNoFurther() {
        assertThat(IntStream.of(1, 7, 1_000, 10_000).map(max -> new BatchRows(max).after(Integer.MAX_VALUE)))
                .containsOnly(1);
        assertThat(new BatchRows(10_000).after(16)).isOne();
    }
}
