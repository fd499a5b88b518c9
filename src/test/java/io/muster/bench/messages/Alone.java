package io.muster.bench.messages;

import io.muster.bench.Figures;
import io.muster.bench.road.Usage;

/**
 * What it took to decide the messages of payments whose events were in Kafka already.
 *
 * @param payments as many as the messages belong to, at the share of the whole
 */
record Alone(long messages, double payments, double seconds, Usage cpu) {

    /** CPU of application and PostgreSQL for each payment. */
    double microsOfPayment() {
        return Figures.micros(cpu.application() + cpu.postgres(), Math.round(payments));
    }
}
