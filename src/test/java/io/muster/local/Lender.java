package io.muster.local;

import java.util.List;

/** A synthetic lender of the local stack. */
record Lender(String id, String name) {

    static final List<Lender> ALL =
            List.of(new Lender("kaveri", "Kaveri Finance"), new Lender("sutlej", "Sutlej Capital"));

    String person(String role) {
        return id + "-" + role;
    }
}
