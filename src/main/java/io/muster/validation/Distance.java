package io.muster.validation;

/** How far apart two texts are, for people's slips of the keyboard. Pure. */
public final class Distance {
    private Distance() {}

    /**
     * Letters to add, drop or change, or neighbours to swap, until one text is the other (optimal string alignment). Time and
     * memory grow with the product of the lengths.
     */
    public static int between(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cell(int[][] rows, String one, String other, int i, int j) {
        int changed = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int nearest = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(nearest, rows[i - 2][j - 2] + 1) : nearest;
    }
}
