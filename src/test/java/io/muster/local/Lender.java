package io.muster.local;

import java.util.List;

/** A synthetic lender of the local stack. */
public record Lender(String id, String name) {

    /** Both. */
    public static final List<Lender> ALL =
            List.of(new Lender("kaveri", "Kaveri Finance"), new Lender("sutlej", "Sutlej Capital"));

    /** The login of a person who plays a role of this lender. */
    public String person(String role) {
        return id + "-" + role;
    }
}
