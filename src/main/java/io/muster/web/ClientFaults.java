package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.VertxException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** Requests that break off because of whoever sent them: no incident of ours, and mostly nobody hears the answer. */
final class ClientFaults {
    private ClientFaults() {}

    /** The body could not be read to its end: cut off, silent for too long, or not in the form that HTTP has. */
    static ProblemFailure cut(Throwable why) {
        LOG.requestBrokeOff(why.toString());
        return new ProblemFailure(Problems.badRequest(
                "body-cut", "The body ended before it was whole.", "Send it again; nothing of it was kept."));
    }

    /** Whether the connection or what came over it is what failed, wherever in the causes that stands. */
    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DecoderException
                    || cause instanceof ClosedChannelException
                    || (cause instanceof VertxException && "Connection was closed".equals(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }
}
