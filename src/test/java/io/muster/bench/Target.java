package io.muster.bench;

/**
 * A floor that a figure had to reach.
 *
 * @param what the figure, with its unit
 * @param target the floor, such as {@code ≤ 32 µs}
 * @param reached what was measured
 * @param met whether it is reached
 */
public record Target(String what, String target, String reached, boolean met) {

    /** A figure that must not be above its bound. */
    public static Target atMost(String what, double bound, double reached, String unit) {
        return new Target(what, "≤ " + Figures.plain(bound) + unit, Figures.plain(reached) + unit, reached <= bound);
    }

    /** A figure that must not be below its bound. */
    public static Target atLeast(String what, double bound, double reached, String unit) {
        return new Target(what, "≥ " + Figures.plain(bound) + unit, Figures.plain(reached) + unit, reached >= bound);
    }

    /** One line for a terminal. */
    public String text() {
        return (met ? "reached: " : "MISSED: ") + what + ": " + reached + ", target " + target;
    }
}
