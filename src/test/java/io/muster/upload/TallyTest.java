package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void addsVerdictByVerdict() {
        Tally sum = Tally.posted(100)
                .plus(Tally.posted(50))
                .plus(Tally.alreadyPosted(7))
                .plus(Tally.refused(20))
                .plus(Tally.rejected(3));

        assertThat(sum).isEqualTo(new Tally(2, 1, 1, 1, 150, 7, 20, 3));
        assertThat(sum.rows()).isEqualTo(5);
        assertThat(sum.paise()).isEqualTo(180);
    }
}
