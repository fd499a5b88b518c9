package io.muster.validation;

import java.time.LocalDate;

/** What a cell of a date column came to. */
sealed interface DateReading {
    /** A day. */
    record Read(LocalDate date) implements DateReading {}

    /** No day, and why not. */
    record Unread(ReasonCode code) implements DateReading {}

    DateReading NOT_A_DATE = new Unread(ReasonCode.NOT_A_DATE);
    DateReading IMPOSSIBLE = new Unread(ReasonCode.DATE_IMPOSSIBLE);
    DateReading OTHER_ORDER = new Unread(ReasonCode.DATE_ORDER);
    DateReading NO_SERIAL = new Unread(ReasonCode.DATE_NUMBER);
}
