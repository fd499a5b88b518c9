package io.muster.notification.sending;

import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Looks at taken messages once more before they go: a reminder may have become untrue, and the hours in which one may write
 * may have passed while it waited.
 */
final class Screen {
    private final TenantId tenant;
    private final SendingRoom room;

    Screen(TenantId tenant, SendingRoom room) {
        this.tenant = tenant;
        this.room = room;
    }

    /**
     * Those that may go now; blocks for short questions.
     *
     * @param stop takes what is to become of the others
     */
    List<Claimed> let(List<Claimed> batch, Consumer<Outcome> stop) {
        Instant now = Instant.now();
        Set<UUID> due = stillDue(batch.stream().filter(Claimed::chases).toList());
        Map<MessageKind, Instant> hours = new EnumMap<>(MessageKind.class);
        batch.forEach(message ->
                hours.computeIfAbsent(message.kind(), kind -> ask(room.rules().next(tenant, kind, now))));
        List<Claimed> let = new ArrayList<>();
        for (Claimed message : batch) {
            Instant from = hours.getOrDefault(message.kind(), now);
            if (message.chases() && !due.contains(message.id())) {
                stop.accept(Outcome.ended(
                        message, MessageState.CANCELLED, "paid-meanwhile", "Nothing of it is due any more."));
            } else if (from.isAfter(now)) {
                stop.accept(Outcome.kept(message, "outside-hours", Duration.between(now, from)));
            } else {
                let.add(message);
            }
        }
        return let;
    }

    private Set<UUID> stillDue(List<Claimed> reminders) {
        return reminders.isEmpty()
                ? Set.of()
                : ask(room.databases().pool(tenant).flatMap(pool -> room.rules().stillDue(pool, tenant, reminders)));
    }

    private <T> T ask(Uni<T> question) {
        return question.await().atMost(room.config().answerMax());
    }
}
