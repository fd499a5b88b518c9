package io.muster.meter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values that labels may have in this process: the first ones that come, and {@code other} for the rest. Any thread. */
final class LabelBounds {
    static final String OTHER = "other";
    /** More than any label has that is not a lender: pages of the console are the most. */
    private static final int VALUES_MAX = 200;

    private final int lendersMax;
    private final Map<Label, Set<String>> known = new EnumMap<>(Label.class);

    LabelBounds(int lendersMax) {
        this.lendersMax = lendersMax;
        for (Label label : Label.values()) {
            known.put(label, ConcurrentHashMap.newKeySet());
        }
    }

    /** The value, or {@code other} when there are enough without it. */
    String bounded(Label label, String value) {
        Set<String> values = known.getOrDefault(label, Set.of());
        return values.contains(value) || admit(values, value, label == Label.TENANT ? lendersMax : VALUES_MAX)
                ? value
                : OTHER;
    }

    private static boolean admit(Set<String> values, String value, int max) {
        synchronized (values) {
            return values.size() < max && values.add(value);
        }
    }
}
