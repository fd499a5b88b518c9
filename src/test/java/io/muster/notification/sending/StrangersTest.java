package io.muster.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who proves nothing is limited by address and by nobody else's requests. */
class StrangersTest {
    private static final long SECOND = 1_000_000_000;

    private final Strangers strangers = new Strangers(2);

    @Test
    void anAddressHasSoManyRequestsInASecondWhateverOthersSend() {
        assertThat(strangers.mayAsk("a", 0)).isTrue();
        assertThat(strangers.mayAsk("a", 1)).isTrue();
        assertThat(strangers.mayAsk("a", 2)).isFalse();
        assertThat(strangers.mayAsk("b", 3)).isTrue();
        assertThat(strangers.mayAsk("a", SECOND)).isTrue();
    }
}
