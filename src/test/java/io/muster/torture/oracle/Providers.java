package io.muster.torture.oracle;

import java.util.Set;
import java.util.UUID;

/** What those were given who bring messages to people; any thread. */
public interface Providers {
    /** How often a message was taken by this channel under its key; 0 when it never came. */
    int copies(String tenant, String channel, UUID key);

    /**
     * To whom each copy of a message went, as its provider was told.
     *
     * @return once each; empty when it never came
     */
    Set<String> recipients(String tenant, String channel, UUID key);

    /** How many keys were taken by this channel. */
    long keys(String tenant, String channel);
}
