package io.muster.bench;

import java.util.Locale;

/** How figures are written: always the same way, and never with more digits than they are worth. */
public final class Figures {

    /** Stands for a figure that cannot be had here. */
    public static final String NONE = "–";

    private Figures() {}

    /** A whole number with its thousands apart. */
    public static String count(double number) {
        return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with about three digits that count. */
    public static String plain(double number) {
        if (Double.isNaN(number)) {
            return NONE;
        }
        double size = Math.abs(number);
        String form = size >= 100 || number == Math.rint(number) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, number);
    }

    /** Smallest and largest, such as {@code 2.75–2.93}; of a single figure there is no spread to tell. */
    public static String range(Spread spread) {
        return spread.size() == 1 ? NONE : plain(spread.min()) + "–" + plain(spread.max());
    }

    /** How many times one is the other, such as {@code 3.52×}. */
    public static String ratio(double one, double other) {
        return plain(one / other) + "×";
    }

    /** A share in percent, such as {@code 7.4%}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    /** Microseconds of CPU for each of so many rows. */
    public static double micros(double cpuSeconds, long rows) {
        return cpuSeconds * 1e6 / rows;
    }

    /** Mebibytes, whole. */
    public static String mebibytes(long bytes) {
        return bytes < 0 ? NONE : count(bytes / 1048576.0) + " MiB";
    }
}
