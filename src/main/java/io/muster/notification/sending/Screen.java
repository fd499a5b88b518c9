package io.muster.notification.sending;

import static io.muster.log.MusterLog.LOG;

import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.notification.Obstacle;
import io.muster.notification.sending.SendingRules.Permission;
import io.muster.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Looks at taken messages once more before they go, for they may have waited: the borrower may have asked for silence, a
 * reminder or a receipt may have become untrue, the lender may want such messages no more, and the hours may have passed.
 */
final class Screen {
    private final TenantId tenant;
    private final SendingRoom room;

    Screen(TenantId tenant, SendingRoom room) {
        this.tenant = tenant;
        this.room = room;
    }

    /**
     * A message that may go.
     *
     * @param startByNanos of {@link System#nanoTime}: a try that would begin later must be looked at anew
     */
    record Let(Claimed message, long startByNanos) {}

    /**
     * Those that may go now; blocks for short questions.
     *
     * @param stop takes what is to become of the others
     */
    List<Let> let(List<Claimed> batch, Consumer<Outcome> stop) {
        Instant now = Instant.now();
        long nowNanos = System.nanoTime();
        Map<UUID, Obstacle> objections = room.ask(
                room.databases().pool(tenant).flatMap(pool -> room.rules().objections(pool, batch, now)));
        Map<MessageKind, Optional<Permission>> permissions = new EnumMap<>(MessageKind.class);
        batch.forEach(message -> permissions.computeIfAbsent(message.kind(), kind -> permission(message, now)));
        List<Let> let = new ArrayList<>();
        for (Claimed message : batch) {
            Obstacle objection = objections.get(message.id());
            Permission permission =
                    permissions.getOrDefault(message.kind(), Optional.empty()).orElse(null);
            if (objection != null) {
                stop.accept(Outcome.ended(message, objection.state(), objection.code(), objection.sentence()));
            } else if (permission == null) {
                stop.accept(Outcome.kept(message, "rules-away", room.config().lookAfterMax()));
            } else if (!permission.wanted()) {
                stop.accept(Outcome.ended(
                        message,
                        MessageState.CANCELLED,
                        "not-wanted",
                        "The lender's policy of messages wants none of this kind any more."));
            } else if (permission.from().isAfter(now)) {
                stop.accept(Outcome.kept(message, "outside-hours", Duration.between(now, permission.from())));
            } else {
                let.add(new Let(message, nowNanos + fresh(permission, now).toNanos()));
            }
        }
        return let;
    }

    /** Empty when nobody can tell: messages of this kind wait, and others go. */
    private Optional<Permission> permission(Claimed message, Instant now) {
        try {
            return Optional.of(room.ask(room.rules().permission(tenant, message.kind(), now)));
        } catch (RuntimeException unknown) {
            LOG.sendingBroke(message.channel().slug(), tenant, room.config().lookAfterMax(), unknown);
            return Optional.empty();
        }
    }

    /** How long what was found here holds. */
    private Duration fresh(Permission permission, Instant now) {
        Duration fresh = room.config().freshFor();
        Duration left = permission.until() == null ? fresh : Duration.between(now, permission.until());
        return left.compareTo(fresh) < 0 ? left : fresh;
    }
}
