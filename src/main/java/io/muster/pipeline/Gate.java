package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.events.OutboxRoom;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where an upload waits between two windows while its lender's outbox has no room: nothing is dropped and no attempt is
 * used up, its lease is kept alive, and it goes on by itself.
 *
 * <p>Only for a while, so that one lender does not take every place from the others: then it is given back, and is
 * claimed again, on the business date of that day, when there is room.
 */
@ApplicationScoped
class Gate {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(2);
    private static final long UNKNOWN = 0;

    private final OutboxRoom room;
    private final Motion motion;
    private final Duration holdMax;
    private final AtomicInteger waiting = new AtomicInteger();

    Gate(OutboxRoom room, Motion motion, IngestConfig config, Meters meters) {
        this.room = room;
        this.motion = motion;
        this.holdMax = config.holdMax();
        meters.show(Metric.UPLOADS_HELD, waiting::get);
    }

    /** Whether an upload of this lender may be begun. */
    Uni<Boolean> isOpen(TenantId tenant) {
        return look(tenant).map(events -> !room.isFull(events));
    }

    /** Has its item once there is room, or once the attempt must end: the caller asks which. */
    Uni<Void> pass(Attempt attempt) {
        return look(attempt.tenant().id())
                .flatMap(events -> room.isFull(events)
                        ? hold(attempt, events)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> hold(Attempt attempt, long events) {
        UploadId upload = attempt.claim().uploadId();
        TenantId tenant = attempt.tenant().id();
        long sinceNanos = System.nanoTime();
        LOG.uploadHeld(upload, tenant, events, room.eventsMax());
        return Multi.createBy()
                .repeating()
                .uni(() -> look(attempt.tenant().id()))
                .withDelay(LOOK_EVERY)
                .whilst(now -> mustStay(attempt, now, sinceNanos))
                .onSubscription()
                .invoke(waiting::incrementAndGet)
                .onTermination()
                .invoke(waiting::decrementAndGet)
                .onItem()
                .ignoreAsUni()
                .invoke(() -> noteEnd(attempt, upload, tenant));
    }

    private static void noteEnd(Attempt attempt, UploadId upload, TenantId tenant) {
        if (attempt.heldTooLong().get()) {
            LOG.uploadGaveItsPlace(upload, tenant);
        } else {
            LOG.uploadGoesOn(upload, tenant);
        }
    }

    /** To wait is to get on: a restart would not help. */
    private boolean mustStay(Attempt attempt, long events, long sinceNanos) {
        motion.moved(attempt.claim().uploadId());
        if (room.isRoomAgain(events)) {
            return false;
        }
        if (System.nanoTime() - sinceNanos >= holdMax.toNanos()) {
            attempt.heldTooLong().set(true);
        }
        return !attempt.mustEnd();
    }

    /** Books that do not answer are the posting's to meet, with its own patience. */
    private Uni<Long> look(TenantId tenant) {
        return room.waiting(tenant)
                .ifNoItem()
                .after(ANSWER_WAIT_MAX)
                .fail()
                .onFailure()
                .recoverWithItem(UNKNOWN);
    }
}
