package io.muster.notification;

import io.muster.trace.ChosenLenders;
import io.muster.trace.MemorySpans;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For tests of messages: elsewhere the role notify is not played, lest what one test decides is sent beside another. */
public final class Notifying implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("muster.roles", "api,ingest,receipts,notify");
    }

    /** Spans are kept where a test finds them; of which lenders, it says. */
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MemorySpans.class, ChosenLenders.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(HeardFromNowOn.class));
    }
}
