package io.muster.upload;

import java.util.Locale;

/**
 * A person who acts.
 *
 * @param name as the books show it
 * @param subject who this is for the identity provider, whatever the name becomes
 * @param role as what this person acts
 */
public record Hand(String name, String subject, Role role) {
    /** As what a person acts on an upload. */
    public enum Role {
        MAKER,
        CHECKER;

        /** The name in the database, and of the identity provider's role. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
