package io.muster.console.loan;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of a list's pages: narrowed as the present one is. Pure. */
record PageAddresses(String path, MultivaluedMap<String, String> asked) {
    private static final String AFTER = "after";

    /** The first page. */
    String first() {
        return address(narrowed());
    }

    /** The page behind a place. */
    String after(String place) {
        return address(Stream.concat(narrowed(), Stream.of(pair(AFTER, place))));
    }

    private Stream<String> narrowed() {
        return asked.entrySet().stream()
                .filter(each -> !each.getKey().equals(AFTER))
                .flatMap(PageAddresses::pairs);
    }

    private static Stream<String> pairs(Map.Entry<String, List<String>> each) {
        return each.getValue().stream().filter(value -> !value.isEmpty()).map(value -> pair(each.getKey(), value));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String address(Stream<String> pairs) {
        String query = pairs.collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
