package io.muster.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Schedules made from terms. */
class ScheduleTest {
    private static final LocalDate DUE = LocalDate.of(2026, 1, 31);

    @Test
    void aLakhAtTwelvePercentForAYearIsTheInstalmentOfEveryTextbook() {
        List<Instalment> schedule = Schedule.equated(new Terms(1_00_000_00, 12_00, 12, DUE));

        assertThat(schedule).hasSize(12);
        assertThat(schedule.getFirst().due()).isEqualTo(new Shares(0, 0, 1_000_00, 7_884_88));
        assertThat(schedule.subList(0, 11))
                .allMatch(instalment -> instalment.due().totalPaise() == 8_884_88);
        assertThat(schedule.getLast().due().totalPaise()).isBetween(8_884_00L, 8_886_00L);
    }

    @Test
    void dueDatesKeepTheFirstDayOfTheMonthWhereTheMonthHasIt() {
        List<Instalment> schedule = Schedule.equated(new Terms(4_000_00, 0, 4, DUE));

        assertThat(schedule)
                .extracting(Instalment::dueDate)
                .containsExactly(DUE, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30));
    }

    @Test
    void aLoanWithoutInterestIsSplitEvenlyAndTheLastTakesTheRest() {
        List<Instalment> schedule = Schedule.equated(new Terms(100_00, 0, 3, DUE));

        assertThat(schedule)
                .extracting(instalment -> instalment.due().principalPaise())
                .containsExactly(33_33L, 33_33L, 33_34L);
    }

    @Test
    void impossibleTermsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(0, 12_00, 12, DUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(1, -1, 12, DUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(1, 12_00, 0, DUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(1, 12_00, 601, DUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(Terms.PRINCIPAL_PAISE_MAX + 1, 12_00, 12, DUE));
    }

    @Property(tries = 200)
    void theInstalmentsRepayThePrincipalExactlyAndNoShareIsNegative(
            @ForAll @LongRange(min = 1, max = Terms.PRINCIPAL_PAISE_MAX) long principalPaise,
            @ForAll @IntRange(max = Terms.ANNUAL_RATE_BPS_MAX) int annualRateBps,
            @ForAll @IntRange(min = 1, max = Terms.TENURE_MONTHS_MAX) int tenureMonths) {
        List<Instalment> schedule = Schedule.equated(new Terms(principalPaise, annualRateBps, tenureMonths, DUE));

        assertThat(schedule).hasSize(tenureMonths);
        assertThat(schedule.stream()
                        .mapToLong(instalment -> instalment.due().principalPaise())
                        .sum())
                .isEqualTo(principalPaise);
        assertThat(schedule)
                .allMatch(instalment -> instalment.due().principalPaise() >= 0
                        && instalment.due().interestPaise() >= 0);
        assertThat(schedule).isSortedAccordingTo(LoanStatement.OLDEST_FIRST);
    }
}
