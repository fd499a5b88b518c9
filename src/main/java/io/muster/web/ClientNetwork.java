package io.muster.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose requests are counted together: an IPv4 address, or the /64 of an IPv6 one, which one subscriber has whole. Pure. */
final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** A name for the network of an address, an IPv4 one in either form; what is no address is its own. */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            byte[] bytes = known.getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
                    : known.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
