package io.muster.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload stands; each state offers only its legal moves.
 *
 * <pre>
 * received ─claim─► reading ─complete─► completed
 *    ▲  ▲              │ ├──fail──────► failed
 *    │  └───release────┘ └──takeOver──► reading (another worker, once the lease or the wait is over)
 *    └──receiveAgain── failed
 * </pre>
 *
 * <p>The token is raised by each claim and never falls: whoever writes with an older one is refused.
 */
public sealed interface UploadState {
    /** The name in addresses, JSON and the database. */
    String name();

    /** The fencing token: the number of claims so far. */
    long token();

    /** It waits for a worker. */
    record Received(long token) implements UploadState {
        /** The state of a fresh upload. */
        public static final Received FRESH = new Received(0);

        @Override
        public String name() {
            return "received";
        }

        /** A worker takes it. */
        public Reading claim(String owner, Instant until) {
            return new Reading(token + 1, owner, until);
        }
    }

    /**
     * A worker has it, or an attempt broke off and it waits to be tried again.
     *
     * @param owner the worker's process, for people who look; null while it waits
     * @param leaseUntil unless renewed, anyone may take it over from then on
     */
    record Reading(long token, @Nullable String owner, Instant leaseUntil) implements UploadState {
        @Override
        public String name() {
            return "reading";
        }

        /** When it is tried again; null while a worker has it. */
        public @Nullable Instant retryAt() {
            return owner == null ? leaseUntil : null;
        }

        /** Whether the worker has been silent for longer than it may, or the wait is over. */
        public boolean orphaned(Instant now) {
            return leaseUntil.isBefore(now);
        }

        /**
         * Another worker takes it.
         *
         * @throws IllegalStateException while the lease runs
         */
        public Reading takeOver(String newOwner, Instant now, Instant until) {
            if (!orphaned(now)) {
                throw new IllegalStateException("the lease runs until " + leaseUntil);
            }
            return new Reading(token + 1, newOwner, until);
        }

        /** The worker gives it back, for any worker to go on with. */
        public Received release() {
            return new Received(token);
        }

        /** Every row has its verdict. */
        public Completed complete() {
            return new Completed(token);
        }

        /** It cannot be read, or no further. */
        public Failed fail(UploadProblem problem) {
            return new Failed(token, problem);
        }
    }

    /** Every row has its verdict; nothing moves any more. */
    record Completed(long token) implements UploadState {
        @Override
        public String name() {
            return "completed";
        }
    }

    /** It stopped; what was posted stays posted. */
    record Failed(long token, UploadProblem problem) implements UploadState {
        @Override
        public String name() {
            return "failed";
        }

        /** The same bytes came again: it goes on behind its checkpoints. */
        public Received receiveAgain() {
            return new Received(token);
        }
    }
}
