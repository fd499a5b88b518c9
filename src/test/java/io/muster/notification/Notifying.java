package io.muster.notification;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** For tests of messages: elsewhere the role notify is not played, lest what one test decides is sent beside another. */
public final class Notifying implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("muster.roles", "api,ingest,receipts,notify");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(HeardFromNowOn.class));
    }
}
