package io.muster.notification.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How lenders' gateways may be used. */
@ConfigMapping(prefix = "muster.notify")
public interface GatewayConfig {
    /** Where gateways may be, as {@code host} for port 443 or {@code host:port}; nowhere unless named here. */
    Optional<Set<String>> hostsAllowed();

    /** By lender: the domains of the addresses that its mails may come from, with commas between; none unless named here. */
    Map<String, String> mailDomains();

    /** A folder for each lender, with a file for each secret that its gateways name. */
    Optional<Path> secretsDir();

    /** How long connecting may take. */
    @WithDefault("5s")
    Duration connectMax();

    /** How much of an answer is read. */
    @WithDefault("65536")
    @Min(1_024)
    @Max(1_048_576)
    int answerBytesMax();

    /** How large a file may be that goes with a mail. */
    @WithDefault("1048576")
    @Min(1_024)
    int attachmentBytesMax();

    /** Where a mail's own id ends, behind the message's: a name of the platform's. */
    @WithDefault("muster.invalid")
    String mailIdDomain();
}
