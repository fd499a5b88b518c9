package io.muster.pdf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What a file says of itself.
 *
 * @param language as BCP 47 has it
 * @param madeAt a moment of what the file shows, never the clock's
 */
public record PdfFacts(String title, String author, String language, Instant madeAt) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'(D:'uuuuMMddHHmmss'+05''30'')'").withZone(ZoneOffset.ofHoursMinutes(5, 30));

    String date() {
        return DATE.format(madeAt);
    }
}
