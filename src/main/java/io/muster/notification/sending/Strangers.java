package io.muster.notification.sending;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts requests that prove nothing, by client, for the clients seen last; any thread. */
final class Strangers {
    static final int CLIENTS_MAX = 10_000;

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > CLIENTS_MAX;
        }
    };

    Strangers(int perSecond) {
        this.perSecond = perSecond;
    }

    private record Count(long sinceNanos, int requests) {}

    /** Notes one more of a client; false when it has sent too many in this second. */
    synchronized boolean mayAsk(String client, long nowNanos) {
        Count last = counts.get(client);
        Count count = last == null || nowNanos - last.sinceNanos() >= SECOND_NANOS
                ? new Count(nowNanos, 1)
                : new Count(last.sinceNanos(), Math.min(last.requests(), perSecond) + 1);
        counts.put(client, count);
        return count.requests() <= perSecond;
    }
}
