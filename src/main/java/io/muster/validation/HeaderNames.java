package io.muster.validation;

import io.muster.tenant.HeaderName;
import io.muster.tenant.SheetLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that a layout understands, ready to be looked up; immutable. */
final class HeaderNames {
    // Any other remark may change what the column means: an amount in lakhs is no amount in rupees
    private static final Set<String> REMARKS =
            Set.of("", "rs", "inr", "inrs", "ininr", "rupees", "inrupees", "mandatory", "required", "optional", "text");
    private static final Pattern DATE_ORDER =
            Pattern.compile("d{1,2}m{1,4}y{2,4}|m{1,4}d{1,2}y{2,4}|y{2,4}m{1,4}d{1,2}");

    private final Map<String, String> fields = new HashMap<>();
    private final boolean dayFirst;

    HeaderNames(SheetLayout layout) {
        dayFirst = layout.dayFirst();
        for (SheetLayout.Column column : layout.fields()) {
            fields.put(HeaderName.normal(column.title()), column.field());
            column.headers().forEach(header -> fields.putIfAbsent(HeaderName.normal(header), column.field()));
        }
    }

    /** The field that goes by this header but for a harmless remark in brackets at its end, null when none does. */
    @Nullable
    String fieldBeforeRemark(String header) {
        String name = beforeRemark(header);
        boolean harmless = !name.isEmpty() && isHarmless(header.substring(name.length()));
        return harmless ? fieldOf(name) : null;
    }

    /** The header without what stands in brackets at its end, empty when nothing does. */
    private static String beforeRemark(String header) {
        String text = header.strip();
        char closing = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
        int opening = closing == ')' ? text.lastIndexOf('(') : closing == ']' ? text.lastIndexOf('[') : -1;
        return opening <= 0 ? "" : text.substring(0, opening);
    }

    private boolean isHarmless(String remark) {
        String normal = HeaderName.normal(remark);
        return REMARKS.contains(normal) || (DATE_ORDER.matcher(normal).matches() && orderFits(normal));
    }

    /** A header that promises the other order of day and month must not be read in this one. */
    private boolean orderFits(String order) {
        return order.startsWith("y") || dayFirst == order.startsWith("d");
    }

    /** The field that goes by this header, null when none does. */
    @Nullable
    String fieldOf(String header) {
        return header.isEmpty() ? null : fields.get(HeaderName.normal(header));
    }

    /**
     * How far the header, without a remark in brackets, is from the nearest name of the field, in letters to change; large
     * for strangers.
     */
    int distance(String header, String field) {
        String normal = compared(header);
        int nearest = Integer.MAX_VALUE;
        for (Map.Entry<String, String> name : fields.entrySet()) {
            if (name.getValue().equals(field)) {
                nearest = Math.min(nearest, distanceOf(normal, name.getKey()));
            }
        }
        return nearest;
    }

    /** How many letters of the header are compared with names: those before a remark in brackets. */
    int letters(String header) {
        return compared(header).length();
    }

    private static String compared(String header) {
        String before = beforeRemark(header);
        return HeaderName.normal(before.isEmpty() ? header : before);
    }

    /** Levenshtein's distance; both texts are at most {@value HeaderName#LENGTH_MAX} characters or so. */
    private static int distanceOf(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
