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
 *    └──receiveAgain── failed, discarded
 *
 * phase try:   reading ─hold─► held ─post──► received[post]
 *                 └──goOn──────────────────► received[post]
 *              held ─ask─► held    held ─tryAgain─► received[try]    received, reading, held ─discard─► discarded
 * phase post:  received, reading ─pause─► paused ─resume─► received    reading ─cancel─► cancelled
 *              cancelled ─takeUpAgain─► received[try]
 * </pre>
 *
 * <p>The token is raised by each claim and never falls: whoever writes with an older one is refused. In phase try nothing is
 * posted; what may enter phase post is for the database to say (docs/decisions/0016-held-uploads.md).
 */
public sealed interface UploadState {
    /** The name in addresses, JSON and the database. */
    String name();

    /** The fencing token: the number of claims so far. */
    long token();

    /** What a worker does with it now or next, or did last. */
    Phase phase();

    /** It waits for a worker. */
    record Received(long token, Phase phase) implements UploadState {
        /** The state of a fresh upload at which nobody looks first. */
        public static final Received FRESH = new Received(0, Phase.POST);

        @Override
        public String name() {
            return "received";
        }

        /** A worker takes it. */
        public Reading claim(String owner, Instant until) {
            return new Reading(token + 1, phase, owner, until);
        }

        /** Nobody takes it until somebody lets it go on. */
        public Paused pause() {
            require(phase, Phase.POST);
            return new Paused(token);
        }

        /** Nobody wants it any more, and nothing of it was posted. */
        public Discarded discard() {
            require(phase, Phase.TRY);
            return new Discarded(token);
        }
    }

    /**
     * A worker has it, or an attempt broke off and it waits to be tried again.
     *
     * @param owner the worker's process, for people who look; null while it waits
     * @param leaseUntil unless renewed, anyone may take it over from then on
     */
    record Reading(long token, Phase phase, @Nullable String owner, Instant leaseUntil) implements UploadState {
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
            return new Reading(token + 1, phase, newOwner, until);
        }

        /** The worker gives it back, for any worker to go on with. */
        public Received release() {
            return new Received(token, phase);
        }

        /** Every row has its verdict. */
        public Completed complete() {
            require(phase, Phase.POST);
            return new Completed(token);
        }

        /** It cannot be read, or no further. */
        public Failed fail(UploadProblem problem) {
            return new Failed(token, phase, problem);
        }

        /** Its trial has ended, and a person must act. */
        public Held hold(Ask ask) {
            require(phase, Phase.TRY);
            return new Held(token, ask);
        }

        /** Its trial has ended, and nobody needs to look: it waits to be posted. */
        public Received goOn() {
            require(phase, Phase.TRY);
            return new Received(token, Phase.POST);
        }

        /** The worker lets it rest where it is, as somebody wished. */
        public Paused pause() {
            require(phase, Phase.POST);
            return new Paused(token);
        }

        /** The worker ends it where it is, as somebody wished. */
        public Cancelled cancel() {
            return new Cancelled(token, phase);
        }

        /** The worker ends its trial, as somebody wished; nothing of it was ever posted. */
        public Discarded discard() {
            require(phase, Phase.TRY);
            return new Discarded(token);
        }
    }

    /** Its trial has ended and it waits for a person. */
    record Held(long token, Ask ask) implements UploadState {
        @Override
        public String name() {
            return "held";
        }

        @Override
        public Phase phase() {
            return Phase.TRY;
        }

        /** It asks something else now. */
        public Held ask(Ask next) {
            return new Held(token, next);
        }

        /** It is tried anew: its sheet is to be read otherwise. */
        public Received tryAgain() {
            return new Received(token, Phase.TRY);
        }

        /** It may be posted. */
        public Received post() {
            return new Received(token, Phase.POST);
        }

        /** Nobody wants it any more, and nothing of it was posted. */
        public Discarded discard() {
            return new Discarded(token);
        }

        /** It had been cancelled before, and stays so. */
        public Cancelled cancel() {
            return new Cancelled(token, Phase.TRY);
        }
    }

    /** Somebody lets it rest between two batches. */
    record Paused(long token) implements UploadState {
        @Override
        public String name() {
            return "paused";
        }

        @Override
        public Phase phase() {
            return Phase.POST;
        }

        /** It waits for a worker again, who goes on behind its checkpoints. */
        public Received resume() {
            return new Received(token, Phase.POST);
        }
    }

    /** Somebody ended it between two batches; what was posted stays posted. */
    record Cancelled(long token, Phase phase) implements UploadState {
        @Override
        public String name() {
            return "cancelled";
        }

        /** The rest is to be posted after all: it begins with a trial, and needs its approval anew. */
        public Received takeUpAgain() {
            return new Received(token, Phase.TRY);
        }
    }

    /** Somebody ended it before anything was posted. */
    record Discarded(long token) implements UploadState {
        @Override
        public String name() {
            return "discarded";
        }

        @Override
        public Phase phase() {
            return Phase.TRY;
        }

        /** The same bytes came again: it is tried anew. */
        public Received receiveAgain() {
            return new Received(token, Phase.TRY);
        }
    }

    /** Every row has its verdict; nothing moves any more. */
    record Completed(long token) implements UploadState {
        @Override
        public String name() {
            return "completed";
        }

        @Override
        public Phase phase() {
            return Phase.POST;
        }
    }

    /** It stopped; what was posted stays posted. */
    record Failed(long token, Phase phase, UploadProblem problem) implements UploadState {
        @Override
        public String name() {
            return "failed";
        }

        /** The same bytes came again: it goes on behind its checkpoints. */
        public Received receiveAgain() {
            return new Received(token, phase);
        }

        /** The same bytes came again, and somebody is to look first: it is tried, and nothing is posted till then. */
        public Received tryAgain() {
            return new Received(token, Phase.TRY);
        }
    }

    private static void require(Phase is, Phase wanted) {
        if (is != wanted) {
            throw new IllegalStateException("that is for phase " + wanted.slug() + ", and this is " + is.slug());
        }
    }
}
