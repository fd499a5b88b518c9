package io.muster.rows;

import java.io.Serial;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The workbook, or the rest of it, cannot be read: a named refusal in the user's words.
 *
 * <p>Everything a hostile or damaged file can do ends as one of these, never as another exception.
 */
public final class UnreadableWorkbook extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String code;
    private final String remedy;
    private final int rowNumber;

    /**
     * @param code stable, for programs: lower-case words joined by hyphens
     * @param rowNumber the row that could not be read, 0 when no row was reached
     */
    public UnreadableWorkbook(String code, String message, String remedy, int rowNumber) {
        super(message);
        this.code = code;
        this.remedy = remedy;
        this.rowNumber = rowNumber;
    }

    /** Every code that a workbook can be refused with. */
    public static Set<String> codes() {
        return Arrays.stream(Refusal.values()).map(Refusal::code).collect(Collectors.toUnmodifiableSet());
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** One sentence that says how to mend it. */
    public String remedy() {
        return remedy;
    }

    /** The row that could not be read, 0 when no row was reached. */
    public int rowNumber() {
        return rowNumber;
    }
}
