package io.muster.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A cell as the sheet will hold it. */
sealed interface Cell {
    Cell EMPTY = new Empty();

    /** Nothing at all. */
    record Empty() implements Cell {}

    /** A string. */
    record Text(String text) implements Cell {}

    /** A number; what is written is its text. */
    record Numeric(BigDecimal number) implements Cell {}

    /** A real date: a serial number under a date format. */
    record Date(LocalDate date) implements Cell {}
}
