package io.muster.load;

/**
 * How much is sent, and by whom.
 *
 * @param simulation the class in {@code load-tests} that lets it in
 * @param small workbooks, of so many rows each, of both lenders in turn
 * @param huge workbooks, of so many rows each, that a second person must approve
 * @param payments single postings of agents
 * @param looks visits of staff
 * @param roadSecondsMax within how long nineteen in twenty small workbooks are posted
 */
record Profile(
        String name,
        String simulation,
        int small,
        int smallRows,
        int huge,
        int hugeRows,
        int payments,
        int looks,
        int roadSecondsMax) {
    static Profile named(String name) {
        return switch (name) {
            case "smoke" -> new Profile(name, "Smoke", 10, 20, 0, 0, 40, 20, 10);
            case "month-start" -> new Profile(name, "MonthStart", 300, 20, 2, 100_000, 900, 180, 10);
            default ->
                throw new IllegalArgumentException(
                        "there is no profile '" + name + "'; they are smoke and month-start");
        };
    }
}
