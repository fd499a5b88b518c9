package io.muster.doctor;

import io.muster.doctor.Invariant.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * How one invariant stands in one lender's books.
 *
 * @param violations how many rows break it; 0 when it holds
 * @param examples the first few of them, by number or key
 */
public record Finding(Invariant invariant, long violations, List<String> examples) {
    /** The most examples that are kept. */
    static final int EXAMPLES_MAX = 5;

    /** Copies the examples. */
    public Finding {
        examples = List.copyOf(examples);
    }

    static Finding none(Invariant invariant) {
        return new Finding(invariant, 0, List.of());
    }

    /** Both together: two ranges of one invariant. */
    Finding plus(Finding other) {
        List<String> all = new ArrayList<>(examples);
        all.addAll(other.examples);
        return new Finding(
                invariant, violations + other.violations, all.subList(0, Math.min(EXAMPLES_MAX, all.size())));
    }

    /** Nothing breaks it. */
    public boolean holds() {
        return violations == 0;
    }

    /** The books are wrong. */
    public boolean broken() {
        return !holds() && invariant.weight() == Weight.BROKEN;
    }

    String verdict() {
        return holds() ? "holds" : broken() ? "broken" : "warning";
    }
}
