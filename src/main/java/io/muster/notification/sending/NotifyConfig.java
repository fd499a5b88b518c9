package io.muster.notification.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How messages are sent. */
@ConfigMapping(prefix = "muster.notify.send")
public interface NotifyConfig {
    /** Messages of one lender and channel that one process has taken and not done with. */
    @WithDefault("128")
    @Min(1)
    @Max(1_000)
    int takenMax();

    /**
     * How long a taken message is left to its process: at least 10 s more than a gateway's timeout, or else no try of that
     * gateway ever begins; less than 11 s is refused at the start, and less than 40 s is warned of.
     */
    @WithDefault("90s")
    Duration leaseFor();

    /** How long after a look at opt-outs, dues and hours a try may begin; later it is looked at anew. */
    @WithDefault("5s")
    Duration freshFor();

    /** How soon a lender who was just written for is looked at again. */
    @WithDefault("1s")
    Duration lookAfterMin();

    /** How late a message may be found that another process decided, where nothing else is to be done. */
    @WithDefault("30s")
    Duration lookAfterMax();

    /** How often a message is tried. */
    @WithDefault("8")
    @Min(1)
    @Max(50)
    int attemptsMax();

    /** How long after its first try a message is given up. */
    @WithDefault("24h")
    Duration tryFor();

    /** The wait after a first failed try; it doubles from one to the next. */
    @WithDefault("30s")
    Duration retryAfterMin();

    /** The longest wait between two tries. */
    @WithDefault("1h")
    Duration retryAfterMax();

    /** How long a call to a lender's database may take. */
    @WithDefault("30s")
    Duration answerMax();

    /** How long a report waits for its message: it may be here before we know that the message was sent. */
    @WithDefault("10m")
    Duration reportsKept();

    /** Reports of a lender that may wait to be entered; beyond that the provider is told to come again. */
    @WithDefault("500000")
    @Min(1)
    long reportsMax();

    /** Requests with reports that one process takes of one lender's gateway in a second. */
    @WithDefault("200")
    @Min(1)
    int reportRequestsPerSecond();

    /** Requests of one address, or of one /64 of IPv6, in a second that prove nothing, and are answered as such. */
    @WithDefault("20")
    @Min(1)
    int strangersPerSecond();

    /** How often leases that ran out are looked for, and providers asked. */
    @WithDefault("10s")
    Duration tidyEvery();

    /** How long a process that stops waits for answers of gateways. */
    @WithDefault("8s")
    Duration stopMax();
}
