package io.muster.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives a {@code @QuarkusTest} the real parts: {@code @QuarkusTestResource(LocalStackResource.class)}. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(SharedStack.settings());
        settings.put("muster.web.pack-reader-wait-max", "5s");
        return settings;
    }

    /** The stack serves all test classes of the JVM and ends with it. */
    @Override
    public void stop() {}
}
