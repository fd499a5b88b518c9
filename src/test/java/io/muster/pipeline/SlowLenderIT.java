package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lender whose books answer, but slowly, has its messages decided and holds no other lender's. */
@QuarkusTest
@TestProfile(SlowLenderIT.Patient.class)
@QuarkusTestResource(LocalStackResource.class)
class SlowLenderIT {
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration DECIDED_MAX = Duration.ofSeconds(60);

    private static final String UNDECIDED = """
            select count(*) from payment p
            where p.upload_id = '%s' and not exists (select 1 from message m where m.payment_key = p.key)
            """;
    private static final String TWICE = """
            select count(*) - count(distinct (m.payment_key, m.channel))
            from message m
            join payment p on p.key = m.payment_key
            where p.upload_id = '%s' and m.kind = 'payment-received'
            """;

    /** A lender may take as long as it likes where nobody else is heard, and is then never parked for being slow. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(new Notifying().getConfigOverrides());
            settings.put("muster.feed.lender-answer-max", "3m");
            settings.put("muster.feed.lender-away-for", "3m");
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return new Notifying().testResources();
        }
    }

    @TempDir
    Path folder;

    @Inject
    Policies policies;

    @Inject
    MeterRegistry meters;

    @Inject
    MessageFeed feed;

    private TheRoad kaveri;
    private TheRoad sutlej;

    @BeforeEach
    void twoLendersWhoWantMessages() throws IOException {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        for (String lender : new String[] {"kaveri", "sutlej"}) {
            TenantId tenant = new TenantId(lender);
            boolean there = policies.find(tenant, PolicyKind.MESSAGES, "messages", 1)
                    .await()
                    .atMost(ANSWER_MAX)
                    .isPresent();
            if (!there) {
                var _ = policies.add(
                                tenant, PolicyKind.MESSAGES, "messages", LONG_AGO, ShippedPolicies.messages(), "test")
                        .await()
                        .atMost(ANSWER_MAX);
            }
        }
    }

    @Test
    void aSlowLenderHoldsNobodyAndIsDecidedAtItsOwnPace() throws Exception {
        // Given: slower than hearing waits while it hears others, each time
        await().atMost(DECIDED_MAX).until(() -> feed.lendersAway() == 0);
        awaitDecided(sutlej, collect(sutlej));
        kaveri.define("create function dawdle() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(2); return null; end $$");
        kaveri.define("create trigger dawdle before insert on message for each statement execute function dawdle()");
        double before = parked();
        try {
            // When
            JsonPath first = collect(kaveri);
            JsonPath second = collect(kaveri);

            // Then
            awaitDecided(sutlej, collect(sutlej));
            awaitDecided(kaveri, first);
            awaitDecided(kaveri, second);
            assertThat(parked())
                    .as("hearing did not wait as long as it may for a lender alone")
                    .isGreaterThan(before);
        } finally {
            kaveri.define("drop trigger dawdle on message");
            kaveri.define("drop function dawdle()");
        }
    }

    private double parked() {
        return meters.counter("muster.feed.parked.events", "tenant", "kaveri").count();
    }

    private JsonPath collect(TheRoad road) throws IOException {
        Path sheet = road.sample(
                folder.resolve(road.tenant() + ".xlsx"),
                "--rows",
                "300",
                "--bad",
                "0%",
                "--seed",
                Long.toString(System.nanoTime()));
        return road.collect(Files.readAllBytes(sheet));
    }

    private static void awaitDecided(TheRoad road, JsonPath upload) {
        String id = upload.getString("id");
        assertThat(road.number("select count(*) from payment where upload_id = '" + id + "'"))
                .isPositive();
        await().atMost(DECIDED_MAX)
                .untilAsserted(
                        () -> assertThat(road.number(UNDECIDED.formatted(id))).isZero());
        assertThat(road.number(TWICE.formatted(id))).isZero();
    }
}
