package io.muster.tenant;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Some whole weeks, up to a day.
 *
 * @param weeks 1 to {@value #WEEKS_MAX}
 * @param to the last day, counted
 */
public record FeedbackWeeks(int weeks, LocalDate to) {
    /** The most weeks that one look is about. */
    public static final int WEEKS_MAX = 52;

    /** Whose days these are. */
    public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private static final int DAYS = 7;

    /** @throws IllegalArgumentException when these are more weeks than are kept, or none */
    public FeedbackWeeks {
        if (weeks < 1 || weeks > WEEKS_MAX) {
            throw new IllegalArgumentException("a look is about 1 to " + WEEKS_MAX + " weeks");
        }
    }

    /** The first day. */
    public LocalDate from() {
        return to.minusDays((long) weeks * DAYS - 1);
    }

    /** As many weeks before these. */
    public FeedbackWeeks before() {
        return new FeedbackWeeks(weeks, to.minusDays((long) weeks * DAYS));
    }
}
