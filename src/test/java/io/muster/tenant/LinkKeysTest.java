package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkKeysTest {
    @Test
    void keysAreCountedUntilTheirNumbersAreUsedUp() {
        assertThat(LinkKeys.nextNumber(List.of())).isEqualTo(1);
        assertThat(LinkKeys.nextNumber(List.of(key(1), key(2)))).isEqualTo(3);
        assertThat(LinkKeys.nextNumber(List.of(key(254)))).isEqualTo(LinkKey.NUMBER_MAX);
        assertThatThrownBy(() -> LinkKeys.nextNumber(List.of(key(LinkKey.NUMBER_MAX))))
                .isInstanceOf(LinkKeys.UsedUp.class);
    }

    private static LinkKey key(int number) {
        return new LinkKey(number, Instant.EPOCH, null, null);
    }
}
