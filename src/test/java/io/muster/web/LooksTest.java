package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody may ask for ever, and who asks a lot leaves room for others. */
class LooksTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aClientMayLookSoOftenAMinuteAndAgainLater() {
        Looks looks = looks(3, 1_000, 10);

        for (int i = 0; i < 3; i++) {
            assertThat(looks.mayLook("10.0.0.1", 0)).isTrue();
        }
        assertThat(looks.mayLook("10.0.0.1", 0)).isFalse();
        assertThat(looks.mayLook("10.0.0.2", 0)).isTrue();
        assertThat(looks.mayLook("10.0.0.1", MINUTE / 3 + 1)).isTrue();
        assertThat(looks.mayLook("10.0.0.1", MINUTE / 3 + 1)).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneClient() {
        Looks looks = looks(1, 1_000, 10);

        assertThat(looks.mayLook("2001:db8:1:2::1", 0)).isTrue();
        assertThat(looks.mayLook("2001:db8:1:2:ffff::9", 0)).isFalse();
        assertThat(looks.mayLook("2001:db8:1:3::1", 0)).isTrue();
    }

    @Test
    void allTogetherMayLookSoOftenASecond() {
        Looks looks = looks(100, 5, 10);

        for (int i = 0; i < 5; i++) {
            assertThat(looks.mayLookWithAll(0)).isTrue();
        }
        assertThat(looks.mayLookWithAll(0)).isFalse();
        assertThat(looks.mayLookWithAll(Duration.ofSeconds(1).toNanos())).isTrue();
    }

    @Test
    void whatIsNotSignedUsesUpNothingOfWhatAllShare() {
        Looks looks = looks(100, 1, 10);

        for (int i = 0; i < 50; i++) {
            assertThat(looks.mayLook("10.0.0.1", 0)).isTrue();
        }
        assertThat(looks.mayLookWithAll(0)).isTrue();
    }

    @Test
    void theTableOfClientsIsBounded() {
        Looks looks = looks(1, 1_000_000, 10);

        for (int i = 0; i < 1_000; i++) {
            assertThat(looks.mayLook("10.0." + i / 256 + "." + i % 256, 0)).isTrue();
        }
        assertThat(looks.clients()).isEqualTo(10);
        assertThat(looks.mayLook("10.0.3.231", 0)).isFalse();
    }

    private static Looks looks(int perMinute, int perSecond, int clients) {
        return new Looks(new SmallRyeConfigBuilder()
                .withMapping(VerificationConfig.class)
                .withDefaultValue("muster.verification.client-looks-per-minute-max", "" + perMinute)
                .withDefaultValue("muster.verification.looks-per-second-max", "" + perSecond)
                .withDefaultValue("muster.verification.clients-max", "" + clients)
                .build()
                .getConfigMapping(VerificationConfig.class));
    }
}
