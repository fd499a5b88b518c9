package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.LoanAccountNumber;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealingTest {
    private static final int LOANS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 16, 31})
    void noFormOfNumbersLeavesALaneWithLittle(int lanes) {
        assertEven(lanes, i -> "KAV-BLR-%07d".formatted(i));
        // As where the last digit tells the product, or the branch goes with the number
        assertEven(lanes, i -> "KAV-BLR-%07d".formatted(2 * i));
        assertEven(lanes, i -> "TRY%02d%08d".formatted(i % 2, i));
        assertEven(lanes, i -> "%012d%d".formatted(i, digitSum(i) % 10));
        assertEven(lanes, i -> "LN%d00".formatted(i));
    }

    private static void assertEven(int lanes, IntFunction<String> number) {
        int[] dealt = new int[lanes];
        for (int i = 0; i < LOANS; i++) {
            dealt[Dealing.laneOf(new LoanAccountNumber(number.apply(i)), lanes)]++;
        }
        assertThat(Arrays.stream(dealt).max().orElseThrow())
                .as("%s: %s", number.apply(7), Arrays.toString(dealt))
                .isLessThan(LOANS / lanes * 5 / 4 + 1);
    }

    private static int digitSum(int number) {
        int sum = 0;
        for (int rest = number; rest > 0; rest /= 10) {
            sum += rest % 10;
        }
        return sum;
    }
}
