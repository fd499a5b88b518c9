package io.muster.notification.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where lenders' gateways may be: nowhere, unless the platform says so. What a lender writes into a policy must not become a
 * way into the platform's own network.
 *
 * @param hosts as {@code host}, for port 443, or {@code host:port}
 */
public record HostsAllowed(Set<String> hosts) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public HostsAllowed {
        hosts = hosts.stream().map(HostsAllowed::normal).collect(Collectors.toUnmodifiableSet());
    }

    private static String normal(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.matches(".*:\\d+") ? lower : lower + ":" + HTTPS_PORT;
    }

    /** What is wrong with an address, in words that follow its name; empty when nothing is. */
    String complaint(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean http = "http".equals(address.getScheme());
        if (host.isEmpty() || !http && !"https".equals(address.getScheme())) {
            return "must begin like https://host/";
        }
        if (address.getUserInfo() != null) {
            return "must not name a user; use basic";
        }
        if (http && !LOOPBACK.contains(host)) {
            return "must be https";
        }
        int usual = http ? HTTP_PORT : HTTPS_PORT;
        String asked = host + ":" + (address.getPort() < 0 ? usual : address.getPort());
        return hosts.contains(asked) ? "" : "is at " + asked + ", which muster.notify.hosts-allowed does not name";
    }
}
