package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactHoursTest {
    private static final ContactHours OFFICE = ContactHours.of("09:00-19:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-05T03:29:59Z, 2026-11-05T03:30:00Z",
        "2026-11-05T03:30:00Z, 2026-11-05T03:30:00Z",
        "2026-11-05T13:29:59Z, 2026-11-05T13:29:59Z",
        "2026-11-05T13:30:00Z, 2026-11-06T03:30:00Z",
        // in India it is the 1st of January already
        "2026-12-31T20:00:00Z, 2027-01-01T03:30:00Z"
    })
    void aMessageWaitsForTheNextAllowedMinuteInIndia(Instant decided, Instant due) {
        assertThat(OFFICE.next(decided)).isEqualTo(due);
    }

    @Property
    void whatIsAllowedIsNeverEarlierNorOutsideTheHoursNorADayLater(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Instant decided = Instant.ofEpochSecond(second);

        Instant due = OFFICE.next(decided);

        LocalTime here = due.atZone(ContactHours.INDIA).toLocalTime();
        assertThat(due).isBetween(decided, decided.plusSeconds(14 * 3600));
        assertThat(here).isBetween(OFFICE.from(), OFFICE.until().minusNanos(1));
        assertThat(OFFICE.next(due)).isEqualTo(due);
    }

    @Test
    void hoursThatEndBeforeTheyBeginAreRefused() {
        assertThatThrownBy(() -> ContactHours.of("19:00-09:00")).hasMessageContaining("before it ends");
        assertThatThrownBy(() -> ContactHours.of("9-19")).hasMessageContaining("09:00-19:00");
        assertThatThrownBy(() -> ContactHours.of("09:00-25:00")).hasMessageContaining("hour");
    }
}
