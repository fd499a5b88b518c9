package io.muster.console.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Parts of addresses. Pure. */
final class Addresses {
    private Addresses() {}

    /** A value of a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
