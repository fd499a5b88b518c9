package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much speaks for a loan being the one that a row meant. */
class NearLoansTest {
    @ParameterizedTest
    @CsvSource({
        "KAV00123, KAV00132", // neighbours swapped
        "KAV00123, KAV00128", // one digit
        "KAV0123, KAV00123", // one digit too few
        "KAV000123, KAV00123", // one too many
        "KAVO0123, KAV00123" // the letter for the digit
    })
    void aNumberThatIsOneSlipAwayIsAmongThoseLookedFor(String written, String meant) {
        assertThat(new NearScore(written, null).variants()).contains(meant).doesNotContain(written);
    }

    @Test
    void neverMoreVariantsThanAreAskedFor() {
        NearScore score = new NearScore("A".repeat(60) + "1", null);

        assertThat(score.variants()).hasSizeLessThanOrEqualTo(NearScore.VARIANTS_MAX);
    }

    @Test
    void numberNameAndAmountTogetherAreNearlyCertain() {
        NearLoan near = new NearScore("KAV00132", "Asha Rao").of("KAV00123", "Asha R Rao", "PUN", true);

        assertThat(near.score()).isEqualTo(94);
        assertThat(near.why())
                .containsExactly(NearLoan.Why.NUMBER_ONE_SLIP, NearLoan.Why.NAME_SAME, NearLoan.Why.AMOUNT_DUE);
    }

    @Test
    void aNumberThatIsOneSlipAwayIsShownByItself() {
        assertThat(new NearScore("KAV00132", null)
                        .of("KAV00123", "Asha Rao", "PUN", false)
                        .score())
                .isGreaterThanOrEqualTo(NearLoans.SCORE_MIN);
    }

    @Test
    void theAmountAloneIsNoReason() {
        NearLoan near = new NearScore("XY9", null).of("KAV00123456", "Asha Rao", "PUN", true);

        assertThat(near.score()).isLessThan(NearLoans.SCORE_MIN);
        assertThat(near.why()).containsExactly(NearLoan.Why.AMOUNT_DUE);
    }

    @Test
    void anEmptyNumberSpeaksForNoLoan() {
        assertThat(new NearScore("", null).of("K", "Asha Rao", "PUN", false).score())
                .isZero();
        assertThat(new NearScore("", null).variants()).isEmpty();
    }

    @Test
    void aPartOfTheNameCountsForLess() {
        NearScore score = new NearScore("KAV00132", "Asha Rao");

        assertThat(score.of("KAV00123", "Asha Kulkarni", "PUN", false).score())
                .isLessThan(score.of("KAV00123", "Rao Asha", "PUN", false).score());
    }

    @Test
    void whatIsSearchedForByNameIsLettersOnly() {
        assertThat(new NearScore("K1", "asha' | !rao:* & (x)").nameQuery()).isEqualTo("asha & rao");
        assertThat(new NearScore("K1", "आशा राव").nameQuery()).isEqualTo("आशा & राव");
    }

    @Test
    void whatWouldMatchAnythingIsEscaped() {
        NearScore score = new NearScore("%_\\AB12", null);

        assertThat(score.prefix()).isEqualTo("\\%\\_\\\\AB%");
        assertThat(score.suffix()).isEqualTo("21BA\\\\%");
    }
}
