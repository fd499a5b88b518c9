package io.muster.doctor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Signs of life on books that take long: a line each few seconds, nothing on small ones. For one thread. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final String lender;
    private long saidNanos = System.nanoTime();

    Progress(PrintStream out, String lender) {
        this.out = out;
        this.lender = lender;
    }

    /** So many of so many are looked at. */
    void at(String things, long done, long of) {
        say(String.format(Locale.ROOT, "%,d of %,d %s", Math.min(done, of), of, things));
    }

    /** What is looked at now. */
    void say(String what) {
        long now = System.nanoTime();
        if (now - saidNanos >= EVERY.toNanos()) {
            out.println("doctor: " + lender + ": " + what);
            saidNanos = now;
        }
    }
}
