package io.muster.validation;

import java.time.LocalDate;
import java.util.Optional;

/** Dates as sheets write them. Pure. */
public final class Dates {
    private Dates() {}

    /** The day that a text names; empty when it names none for sure. */
    public static Optional<LocalDate> read(String text, boolean dayFirst) {
        return DateText.read(text, dayFirst) instanceof DateReading.Read(LocalDate day)
                ? Optional.of(day)
                : Optional.empty();
    }
}
