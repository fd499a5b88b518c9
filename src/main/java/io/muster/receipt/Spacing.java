package io.muster.receipt;

/** How generous a receipt is with its room, from the widest down: a page takes the first that its texts fit into. */
enum Spacing {
    WIDE(2, 6.5, 3, 3, true, 14, 12.5),
    VALUES_ON_ONE_LINE(1, 5, 3, 3, true, 14, 12.5),
    TEXTS_SHORTENED(1, 5, 2, 2, true, 12.5, 11.5),
    /** Product and agent are left out, which nothing depends on. */
    FEWER_DETAILS(1, 5, 2, 2, false, 12.5, 11.5),
    NARROW(1, 5, 1, 2, false, 12, 10);

    private final int valueLines;
    private final double valueSizeMin;
    private final int borrowerLines;
    private final int reasonLines;
    private final boolean allDetails;
    private final double cellHead;
    private final double tableLine;

    Spacing(
            int valueLines,
            double valueSizeMin,
            int borrowerLines,
            int reasonLines,
            boolean allDetails,
            double cellHead,
            double tableLine) {
        this.valueLines = valueLines;
        this.valueSizeMin = valueSizeMin;
        this.borrowerLines = borrowerLines;
        this.reasonLines = reasonLines;
        this.allDetails = allDetails;
        this.cellHead = cellHead;
        this.tableLine = tableLine;
    }

    /** Lines for what stands in a cell. */
    int valueLines() {
        return valueLines;
    }

    /** The least size of what stands in a cell. */
    double valueSizeMin() {
        return valueSizeMin;
    }

    int borrowerLines() {
        return borrowerLines;
    }

    /** Lines for why a receipt was cancelled. */
    int reasonLines() {
        return reasonLines;
    }

    boolean allDetails() {
        return allDetails;
    }

    /** From a cell's top to its value. */
    double cellHead() {
        return cellHead;
    }

    /** The height of a line of the table. */
    double tableLine() {
        return tableLine;
    }
}
