package io.muster.upload;

import org.jspecify.annotations.Nullable;

/**
 * What the sender says is in the sheet; what was said must tie before anything is posted.
 *
 * @param rows data rows, without total lines, notes and the like; null when nothing was said
 * @param paise the sum of all amounts; null when nothing was said
 */
public record Declared(@Nullable Integer rows, @Nullable Long paise) {
    /** Nothing was said. */
    public static final Declared NOTHING = new Declared(null, null);

    /** @throws IllegalArgumentException when a number is below 0 */
    public Declared {
        if (rows != null && rows < 0 || paise != null && paise < 0) {
            throw new IllegalArgumentException("nobody has fewer than no rows or paise");
        }
    }

    /** Whether anything was said. */
    public boolean any() {
        return rows != null || paise != null;
    }

    /** What is said here, and of what is not what another one says. */
    Declared or(Declared other) {
        return new Declared(rows == null ? other.rows : rows, paise == null ? other.paise : paise);
    }

    /** Whether another one says all of this, too. */
    boolean isSaidBy(Declared other) {
        return (rows == null || rows.equals(other.rows)) && (paise == null || paise.equals(other.paise));
    }

    /** Whether the sheet has what was said. */
    public boolean ties(Found found) {
        return (rows == null || rows == found.dataRows()) && (paise == null || paise == found.paise());
    }
}
