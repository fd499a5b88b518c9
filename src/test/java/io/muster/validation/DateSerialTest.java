package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.money.StoredNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as Excel stores them, with and without a time of day. */
class DateSerialTest {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    @ParameterizedTest
    @CsvSource({
        "46348, 2026-11-22",
        "46348.5, 2026-11-22",
        "46348.54166666666, 2026-11-22",
        "46348.541666666664, 2026-11-22",
        "46348.999988425925, 2026-11-22",
        "46348.99999999999, 2026-11-23",
        "46348.0, 2026-11-22",
        "4.6348E4, 2026-11-22",
    })
    void theTimeOfDayIsDropped(String stored, LocalDate day) {
        assertThat(DateSerial.read(stored, false)).isEqualTo(new DateReading.Read(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "0", "0.5", "-1", "60", "60.25", "1e9", "99999999", "46348,5", "4634x", "46348.5x"})
    void whatIsNoDayIsNone(String stored) {
        assertThat(DateSerial.read(stored, false)).isEqualTo(DateReading.NO_SERIAL);
    }

    /** The shortcut for plain digits says what the rounding of the number says. */
    @Test
    void digitsSayWhatTheNumberSays() {
        Random random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            String stored = stored(random);
            BigDecimal number = Objects.requireNonNull(StoredNumber.read(stored));
            long days = number.setScale(0, RoundingMode.FLOOR).longValueExact();

            assertThat(DateSerial.read(stored, false))
                    .as(stored)
                    .isEqualTo(new DateReading.Read(DAY_ZERO.plusDays(days)));
        }
    }

    private static String stored(Random random) {
        double day = 61 + random.nextInt(2_900_000);
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(day + random.nextDouble());
            case 1 -> Double.toString(Math.nextDown(day));
            case 2 -> String.format(Locale.ROOT, "%.0f.%s", day, "9".repeat(1 + random.nextInt(12)));
            default ->
                String.format(
                        Locale.ROOT, "%.0f.%d%d", day, random.nextInt(10), random.nextLong(1_000_000_000_000_000L));
        };
    }
}
