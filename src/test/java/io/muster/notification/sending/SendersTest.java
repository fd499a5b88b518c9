package io.muster.notification.sending;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What senders do not begin with. */
class SendersTest {
    @Test
    void aLeaseThatLeavesNoGatewayAnyTimeIsRefused() {
        assertThatThrownBy(() -> Senders.checkLease(Duration.ofSeconds(10)))
                .hasMessageContaining("muster.notify.send.lease-for must be at least 11s, not 10s");
        assertThatCode(() -> Senders.checkLease(Duration.ofSeconds(11))).doesNotThrowAnyException();
    }
}
