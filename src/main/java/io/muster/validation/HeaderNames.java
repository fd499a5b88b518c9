package io.muster.validation;

import io.muster.tenant.HeaderName;
import io.muster.tenant.SheetLayout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that a layout understands, ready to be looked up; immutable. */
final class HeaderNames {
    private final Map<String, String> fields = new HashMap<>();

    HeaderNames(SheetLayout layout) {
        for (SheetLayout.Column column : layout.fields()) {
            fields.put(HeaderName.normal(column.title()), column.field());
            column.headers().forEach(header -> fields.putIfAbsent(HeaderName.normal(header), column.field()));
        }
    }

    /** The field that goes by this header, null when none does. */
    @Nullable
    String fieldOf(String header) {
        return header.isEmpty() ? null : fields.get(HeaderName.normal(header));
    }

    /** How far the header is from the nearest name of the field, in letters to change; large for strangers. */
    int distance(String header, String field) {
        String normal = HeaderName.normal(header);
        int nearest = Integer.MAX_VALUE;
        for (Map.Entry<String, String> name : fields.entrySet()) {
            if (name.getValue().equals(field)) {
                nearest = Math.min(nearest, distanceOf(normal, name.getKey()));
            }
        }
        return nearest;
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
