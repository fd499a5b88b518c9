package io.muster.bench.road;

import io.muster.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same journey, taken several times, and its medians. */
record Journeys(int rows, List<Journey> taken, List<Copy> copies) {

    double median(ToDoubleFunction<Journey> figure) {
        return spread(figure).median();
    }

    Spread spread(ToDoubleFunction<Journey> figure) {
        return Spread.of(taken.stream().map(figure::applyAsDouble).toList());
    }

    /** Of the yardstick; not a number where it was not measured. */
    double copyMedian(ToDoubleFunction<Copy> figure) {
        return copies.isEmpty()
                ? Double.NaN
                : Spread.of(copies.stream().map(figure::applyAsDouble).toList()).median();
    }

    /** Rows a second, as a share of what COPY does. */
    double shareOfCopy() {
        return median(Journey::rowsPerSecond) / copyMedian(Copy::rowsPerSecond);
    }
}
