package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "05-11-2026 | 2026-11-05",
                "5-11-2026 | 2026-11-05",
                "05/11/2026 | 2026-11-05",
                "05.11.2026 | 2026-11-05",
                "5/11/26 | 2026-11-05",
                "05 - 11 - 2026 | 2026-11-05",
                "'\u00a005-11-2026 ' | 2026-11-05",
                "05-Nov-26 | 2026-11-05",
                "05-NOV-2026 | 2026-11-05",
                "5 Nov 2026 | 2026-11-05",
                "5 November 2026 | 2026-11-05",
                "5 Nov, 2026 | 2026-11-05",
                "5/Nov/2026 | 2026-11-05",
                "5Nov2026 | 2026-11-05",
                "05 Sept 2026 | 2026-09-05",
                "2026-11-05 | 2026-11-05",
                "2026/11/05 | 2026-11-05",
                "2026-11-05 00:00:00 | 2026-11-05",
                "2026-11-05T23:59:59.999 | 2026-11-05",
                "05-11-2026 11:30 PM | 2026-11-05",
                "05/11/2026 9:05:07 am | 2026-11-05",
                "2026-11-05T18:29:00Z | 2026-11-05",
                "2026-11-05T18:31:00Z | 2026-11-06",
                "2026-11-05T23:00:00+05:30 | 2026-11-05",
                "2026-11-05T00:30:00+09:00 | 2026-11-04",
                "०५-११-२०२६ | 2026-11-05",
                "29-02-2024 | 2024-02-29",
                "01-01-69 | 2069-01-01",
                "11-12-2026 | 2026-12-11",
            })
    void datesAsIndianSheetsWriteThemAreRead(String text, LocalDate date) {
        assertThat(DateText.read(text, true)).isEqualTo(new DateReading.Read(date));
    }

    @ParameterizedTest(name = "[{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | NOT_A_DATE",
                "today | NOT_A_DATE",
                "05112026 | NOT_A_DATE",
                "20261105 | NOT_A_DATE",
                "05-11 | NOT_A_DATE",
                "05-11/2026 | NOT_A_DATE",
                "05 11 2026 | NOT_A_DATE",
                "05-11-2026x | NOT_A_DATE",
                "05-11-2026 25:00 | NOT_A_DATE",
                "05-11-2026 13:00 PM | NOT_A_DATE",
                "05-11-2026 10:70 | NOT_A_DATE",
                "5 Nox 2026 | NOT_A_DATE",
                "Nov 2026 | NOT_A_DATE",
                "2026-11-05T10:00+5 | NOT_A_DATE",
                "1,234.50 | NOT_A_DATE",
                "31-04-2026 | DATE_IMPOSSIBLE",
                "29-02-2026 | DATE_IMPOSSIBLE",
                "00-11-2026 | DATE_IMPOSSIBLE",
                "32-01-2026 | DATE_IMPOSSIBLE",
                "13-13-2026 | DATE_IMPOSSIBLE",
                "2026-13-01 | DATE_IMPOSSIBLE",
                "01-01-20225 | DATE_IMPOSSIBLE",
                "01-01-202 | DATE_IMPOSSIBLE",
                "01-Jan-20225 | DATE_IMPOSSIBLE",
                "01-01-99999999999999999999 | DATE_IMPOSSIBLE",
                "01-01-0000 | DATE_IMPOSSIBLE",
                "12/31/2026 | DATE_ORDER",
                "02/28/26 | DATE_ORDER",
            })
    void whatIsNoDayIsNamed(String text, ReasonCode code) {
        assertThat(DateText.read(text, true)).isEqualTo(new DateReading.Unread(code));
    }

    @ParameterizedTest(name = "[{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            value = {"12/31/2026 | 2026-12-31", "05/11/2026 | 2026-05-11", "2026-11-05 | 2026-11-05"})
    void aLayoutMayPutTheMonthFirst(String text, LocalDate date) {
        assertThat(DateText.read(text, false)).isEqualTo(new DateReading.Read(date));
        assertThat(DateText.read("31/12/2026", false)).isEqualTo(DateReading.OTHER_ORDER);
    }

    @ParameterizedTest(name = "{0} ({1}) → {2}")
    @CsvSource({
        "1, false, 1900-01-01",
        "59, false, 1900-02-28",
        "61, false, 1900-03-01",
        "46331, false, 2026-11-05",
        "46331.999988, false, 2026-11-05",
        "4.6331E4, false, 2026-11-05",
        "2958465, false, 9999-12-31",
        "0, true, 1904-01-01",
        "60, true, 1904-03-01",
        "44869, true, 2026-11-05",
    })
    void serialsCountFromTheirEpoch(String stored, boolean date1904, LocalDate date) {
        assertThat(DateSerial.read(stored, date1904)).isEqualTo(new DateReading.Read(date));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource({
        "60, false",
        "60.5, false",
        "0, false",
        "-5, false",
        "-5, true",
        "2958466, false",
        "1E300, false",
        "abc, false"
    })
    void numbersOutsideTheCalendarAreNoDays(String stored, boolean date1904) {
        assertThat(DateSerial.read(stored, date1904)).isEqualTo(DateReading.NO_SERIAL);
    }

    @Property
    void everyDayIsReadBackFromEachForm(@ForAll @IntRange(min = 10957, max = 47481) int epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        for (String form :
                new String[] {"dd-MM-yyyy", "d/M/yyyy", "dd.MM.yy", "dd-MMM-yy", "d MMMM yyyy", "yyyy-MM-dd"}) {
            String text = DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(date);
            assertThat(DateText.read(text, true)).as(text).isEqualTo(new DateReading.Read(date));
        }
    }

    @Property
    void anyTextAtAllIsAnswered(@ForAll String text, @ForAll boolean flag) {
        assertThat(DateText.read(text, flag)).isNotNull();
        assertThat(DateSerial.read(text, flag)).isNotNull();
    }
}
