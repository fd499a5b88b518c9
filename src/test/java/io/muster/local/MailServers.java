package io.muster.local;

import com.icegreen.greenmail.util.GreenMail;
import java.util.concurrent.CompletableFuture;

/** Mail servers for senders that may be killed in the middle of a mail. */
public final class MailServers {
    private MailServers() {}

    /** Starts a mail server. */
    public static void start(GreenMail server) {
        var started = new CompletableFuture<Void>();
        // Its threads, and those of its connections, belong to the group of the thread that starts it
        new Thread(new Connections(), () -> {
                    try {
                        server.start();
                        started.complete(null);
                    } catch (RuntimeException failure) {
                        started.completeExceptionally(failure);
                    }
                })
                .start();
        started.join();
    }

    /** Tells of a connection that broke by the kind of its failure alone: the failure's text repeats the mail, which names people. */
    private static final class Connections extends ThreadGroup {
        Connections() {
            super("mail");
        }

        @Override
        public void uncaughtException(Thread connection, Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            System.err.println(
                    "a connection to the mail server broke: " + cause.getClass().getName());
        }
    }
}
