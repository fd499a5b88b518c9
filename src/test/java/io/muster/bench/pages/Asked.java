package io.muster.bench.pages;

import java.util.List;

/**
 * A page, and where it may be asked for.
 *
 * @param name as people call it
 * @param person who asks, without the lender's name
 * @param addresses of which one after the other is asked for
 */
record Asked(String name, String person, List<String> addresses) {
    Asked {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalStateException("the books have nothing to ask for: " + name);
        }
    }

    /** The address of the next call. */
    String address(int call) {
        return addresses.get(call % addresses.size());
    }
}
