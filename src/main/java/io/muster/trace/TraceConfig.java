package io.muster.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where traces go, and of how many uploads. */
@ConfigMapping(prefix = "muster.trace")
interface TraceConfig {
    /** Where spans are sent, OTLP over HTTP: a collector's {@code …/v1/traces}. Without it nothing is traced. */
    Optional<URI> endpoint();

    /** The address of a trace in what people look at traces with, {@code {trace}} for its id; the command {@code trace} prints it. */
    Optional<String> link();

    /** What goes with each request to the endpoint, such as its {@code Authorization}. */
    Map<String, String> headers();

    /** Of how many uploads and single postings, from 0 to 1. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("1")
    double ratio();

    /** How long a request to the endpoint may take. */
    @WithDefault("5s")
    Duration answerMax();

    /** How many spans may wait to be sent; more are lost, and nothing else waits for them. */
    @WithDefault("4096")
    @Min(512)
    @Max(1_000_000)
    int waitingMax();
}
