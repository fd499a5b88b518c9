package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who counts as one client. */
class ClientNetworkTest {
    @Test
    void aSubscribersAddressesOfIpv6AreOneClient() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1"))
                .isEqualTo(ClientNetwork.of("2001:0db8:1:2:ffff:1:2:3"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
    }

    @Test
    void anAddressOfIpv4IsOneClientInEitherForm() {
        assertThat(ClientNetwork.of("203.0.113.7"))
                .isEqualTo(ClientNetwork.of("::ffff:203.0.113.7"))
                .isNotEqualTo(ClientNetwork.of("203.0.113.8"));
    }

    @Test
    void whatIsNoAddressIsItself() {
        assertThat(ClientNetwork.of("unix:/a")).isEqualTo("unix:/a");
    }
}
