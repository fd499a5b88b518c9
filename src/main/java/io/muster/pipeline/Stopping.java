package io.muster.pipeline;

import io.smallrye.mutiny.Uni;

/** Whether the process stops, as the uploads at work see it. */
@FunctionalInterface
interface Stopping {
    /** Asked between windows; once true the rest is for the next claim. */
    boolean begun();

    /** Has its item when whoever has not reached the end of a window must let go where it is; never, unless told otherwise. */
    default Uni<Void> outOfTime() {
        return Uni.createFrom().nothing();
    }
}
