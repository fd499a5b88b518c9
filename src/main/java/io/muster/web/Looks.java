package io.muster.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much each client of a public page has asked lately, and all together; bounded, any thread. */
@ApplicationScoped
class Looks {
    private final VerificationConfig config;
    private final Map<String, Allowance> clients;
    private final Allowance everybody;

    Looks(VerificationConfig config) {
        this.config = config;
        this.clients = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
                return size() > config.clientsMax();
            }
        };
        this.everybody = new Allowance(config.looksPerSecondMax(), Duration.ofSeconds(1));
    }

    /** Whether this client may look once more now; what all may together is another question. */
    boolean mayLook(String address) {
        return mayLook(address, System.nanoTime());
    }

    synchronized boolean mayLook(String address, long nanos) {
        return clients.computeIfAbsent(
                        ClientNetwork.of(address),
                        _ -> new Allowance(config.clientLooksPerMinuteMax(), Duration.ofMinutes(1)))
                .take(nanos);
    }

    /** Whether all clients together may look once more now, to be asked for links that we signed. */
    boolean mayLookWithAll() {
        return mayLookWithAll(System.nanoTime());
    }

    synchronized boolean mayLookWithAll(long nanos) {
        return everybody.take(nanos);
    }

    synchronized int clients() {
        return clients.size();
    }

    /** So many at once, and as many again in each period. */
    private static final class Allowance {
        private final double max;
        private final double perNano;
        private double left;
        private long atNanos;

        Allowance(int max, Duration period) {
            this.max = max;
            this.perNano = max / (double) period.toNanos();
            this.left = max;
            this.atNanos = Long.MIN_VALUE;
        }

        boolean take(long nanos) {
            left = atNanos == Long.MIN_VALUE ? max : Math.min(max, left + (nanos - atNanos) * perNano);
            atNanos = nanos;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
