package io.muster.sample;

/** How money comes, with its share of the rows in thousandths. */
enum Mode {
    UPI("UPI", 460),
    NACH("NACH", 190),
    CASH("Cash", 110),
    NEFT("NEFT", 90),
    IMPS("IMPS", 60),
    CHEQUE("Cheque", 30),
    BBPS("BBPS", 30),
    CARD("Card", 30),
    RTGS("RTGS", 0);

    final String title;
    final int weight;

    Mode(String title, int weight) {
        this.title = title;
        this.weight = weight;
    }

    /** The mode at a throw of 0 to 999. */
    static Mode at(int thrown) {
        int left = thrown;
        for (Mode mode : values()) {
            left -= mode.weight;
            if (left < 0) {
                return mode;
            }
        }
        throw new IllegalArgumentException("thrown past the weights");
    }
}
