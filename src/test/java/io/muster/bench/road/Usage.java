package io.muster.bench.road;

/** CPU seconds of the three that work on an upload, with all their processes and threads. */
public record Usage(double application, double postgres, double kafka) {

    /** What was used since then. */
    public Usage since(Usage before) {
        return new Usage(application - before.application, postgres - before.postgres, kafka - before.kafka);
    }

    /** CPU seconds of all three. */
    public double all() {
        return application + postgres + kafka;
    }
}
