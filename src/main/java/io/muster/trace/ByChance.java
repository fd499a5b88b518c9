package io.muster.trace;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** Takes the share that the settings say, whoever's it is. */
@DefaultBean
@ApplicationScoped
class ByChance implements Sampling {
    private final double ratio;

    ByChance(TraceConfig config) {
        this.ratio = config.ratio();
    }

    @Override
    public boolean takes(String tenant) {
        return ThreadLocalRandom.current().nextDouble() < ratio;
    }
}
