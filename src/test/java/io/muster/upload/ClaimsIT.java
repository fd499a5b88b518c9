package io.muster.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.db.Provisioning;
import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test stays in one transaction that it rolls back, so that no worker of the application joins in. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ClaimsIT {
    private static final TenantId LENDER = new TenantId("claims-lender");
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration RUN_OUT = Duration.ofSeconds(-1);
    private static final UploadProblem PROBLEM = new UploadProblem("truncated", "It ends early.", "Send it whole.", 7);

    @Inject
    Provisioning provisioning;

    @Inject
    TenantDatabases databases;

    @Inject
    Claims claims;

    @Inject
    Lanes lanes;

    @Inject
    Ends ends;

    @Inject
    Uploads uploads;

    @Inject
    States states;

    private final UploadId upload = UploadId.next();

    @BeforeEach
    void provisionLender() {
        assertThat(provisioning
                        .provision(LENDER, "Claims Lender", false)
                        .await()
                        .atMost(WAIT_MAX)
                        .tenant()
                        .id())
                .isEqualTo(LENDER);
    }

    @Test
    void onlyOneWorkerHoldsAnUpload() {
        List<Optional<Claim>> found = rollingBack(tx ->
                claim(tx, HOUR, 4).flatMap(first -> claim(tx, HOUR, 4).map(second -> List.of(first, second))));

        assertThat(found.getFirst()).hasValueSatisfying(claim -> {
            assertThat(claim.token()).isEqualTo(1);
            assertThat(claim.checkpoints()).extracting(LaneCheckpoint::lane).containsExactly(0, 1, 2, 3);
        });
        assertThat(found.getLast()).isEmpty();
    }

    @Test
    void aSilentWorkersUploadIsTakenOverWithItsCheckpointsAndItsLanes() {
        Claim second = rollingBack(tx -> held(tx, RUN_OUT, 3)
                .call(first ->
                        lanes.advance(tx, first, first.checkpoints().get(1), 40, Tally.posted(500), BigInteger.TEN))
                .chain(() -> held(tx, HOUR, 8)));

        assertThat(second.token()).isEqualTo(2);
        assertThat(second.checkpoints()).hasSize(3);
        assertThat(second.checkpoints().get(1)).isEqualTo(new LaneCheckpoint(1, 40, Tally.posted(500), BigInteger.TEN));
        assertThat(second.upload().tally()).isEqualTo(Tally.posted(500));
    }

    @Test
    void aLaneNeverGoesBack() {
        assertThatThrownBy(() -> rollingBack(tx -> held(tx, HOUR, 1)
                        .call(claim -> lanes.advance(
                                tx, claim, claim.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE))
                        .flatMap(claim -> lanes.advance(
                                tx, claim, claim.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE))))
                .isInstanceOf(LostClaim.class);
    }

    @Test
    void aFailedUploadTellsWhyAndAtWhichRow() {
        Upload failed = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> ends.fail(tx, claim, PROBLEM))
                .chain(() -> uploads.find(tx, upload))
                .map(Optional::orElseThrow));

        assertThat(failed.state()).isEqualTo(new UploadState.Failed(1, Phase.POST, PROBLEM));
        assertThat(failed.finishedAt()).isNotNull();
    }

    @Test
    void aFailedUploadThatComesAgainGoesOnBehindItsCheckpoints() {
        Claim again = rollingBack(tx -> held(tx, HOUR, 2)
                .call(claim ->
                        lanes.advance(tx, claim, claim.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE))
                .call(claim -> ends.fail(tx, claim, PROBLEM))
                .call(claim -> receiveAgain(tx, claim))
                .chain(() -> held(tx, HOUR, 5)));

        assertThat(again.token()).isEqualTo(2);
        assertThat(again.checkpoints()).extracting(LaneCheckpoint::lastRow).containsExactly(10, 0);
    }

    @Test
    void whatIsReleasedWaitsForAnyWorker() {
        Claim next = rollingBack(
                tx -> held(tx, HOUR, 1).call(claim -> ends.release(tx, claim)).chain(() -> held(tx, HOUR, 1)));

        assertThat(next.token()).isEqualTo(2);
    }

    @Test
    void whatIsLetGoWaitsAndIsThenTakenWithoutCountingADeadWorker() {
        Upload waiting = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> claims.letGo(tx, claim, failures -> HOUR.multipliedBy(failures)))
                .call(() -> claim(tx, HOUR, 1).invoke(early -> assertThat(early).isEmpty()))
                .chain(() -> uploads.find(tx, upload))
                .map(Optional::orElseThrow));

        assertThat(waiting.failures()).isEqualTo(1);
        assertThat(waiting.state()).isInstanceOfSatisfying(UploadState.Reading.class, reading -> {
            assertThat(reading.owner()).isNull();
            assertThat(reading.retryAt()).isAfter(Instant.now());
        });
    }

    @Test
    void attemptsThatBreakOffAreCountedAndWorkersThatDieAreCountedApart() {
        Claim third = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> claims.letGo(tx, claim, _ -> RUN_OUT))
                .chain(() -> held(tx, HOUR, 1))
                .call(claim -> claims.letGo(tx, claim, _ -> RUN_OUT))
                .chain(() -> held(tx, RUN_OUT, 1))
                .chain(() -> held(tx, HOUR, 1)));

        assertThat(third.upload().failures()).isEqualTo(2);
        assertThat(third.attempt()).isEqualTo(2);
        assertThat(third.token()).isEqualTo(4);
    }

    @Test
    void anAttemptThatGotOnBeforeItBrokeOffIsTheFirstOfARow() {
        Claim next = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> claims.letGo(tx, claim, _ -> RUN_OUT))
                .chain(() -> held(tx, HOUR, 1))
                .call(claim ->
                        lanes.advance(tx, claim, claim.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE))
                .call(claim -> claims.letGo(tx, claim, _ -> RUN_OUT))
                .chain(() -> held(tx, HOUR, 1)));

        assertThat(next.upload().failures()).isEqualTo(1);
    }

    @Test
    void whoeverGivesAnUploadBackInOrderWipesTheSlate() {
        Claim next = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> claims.letGo(tx, claim, _ -> RUN_OUT))
                .chain(() -> held(tx, HOUR, 1))
                .call(claim -> ends.release(tx, claim))
                .chain(() -> held(tx, HOUR, 1)));

        assertThat(next.upload().failures()).isZero();
        assertThat(next.attempt()).isEqualTo(1);
    }

    @Test
    void workersThatDieCountOnlyWhileTheUploadDoesNotGetOn() {
        Claim fourth = rollingBack(tx -> held(tx, RUN_OUT, 1)
                .chain(() -> held(tx, RUN_OUT, 1))
                .chain(() -> held(tx, HOUR, 1))
                .invoke(third -> assertThat(third.attempt()).isEqualTo(3))
                .call(third ->
                        lanes.advance(tx, third, third.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE))
                .call(third -> claims.renew(tx, third, RUN_OUT, 10))
                .chain(() -> held(tx, HOUR, 1)));

        assertThat(fourth.attempt()).isEqualTo(2);
    }

    @Test
    void whoeverOnlyLivesLongDoesNotGetOn() {
        Claim third = rollingBack(tx -> held(tx, RUN_OUT, 1)
                .chain(() -> held(tx, HOUR, 1))
                .call(second -> claims.renew(tx, second, RUN_OUT, 10))
                .chain(() -> held(tx, HOUR, 1)));

        assertThat(third.attempt()).isEqualTo(3);
    }

    /** Every way in which a worker writes about its upload. */
    private Map<String, BiFunction<SqlConnection, Claim, Uni<?>>> writes() {
        return Map.of(
                "renew", (tx, claim) -> claims.renew(tx, claim, HOUR, 7),
                "found", (tx, claim) -> claims.found(tx, claim, Findings.NONE, "{}"),
                "progress", (tx, claim) -> claims.progress(tx, claim, 7),
                "complete", ends::complete,
                "fail", (tx, claim) -> ends.fail(tx, claim, PROBLEM),
                "release", ends::release,
                "let go", (tx, claim) -> claims.letGo(tx, claim, _ -> HOUR),
                "advance",
                        (tx, claim) -> lanes.advance(
                                tx, claim, claim.checkpoints().get(0), 10, Tally.posted(1), BigInteger.ONE));
    }

    @Test
    void whoLostTheClaimWritesNothingInAnyWay() {
        writes().forEach((name, write) -> assertThatThrownBy(() ->
                        rollingBack(tx -> superseded(tx).flatMap(first -> write.apply(tx, first))))
                .as(name)
                .isInstanceOf(LostClaim.class));
    }

    @Test
    void whoHoldsTheClaimMayWriteInEveryWay() {
        writes().forEach((name, write) -> assertThatCode(() ->
                        rollingBack(tx -> held(tx, HOUR, 1).flatMap(claim -> write.apply(tx, claim))))
                .as(name)
                .doesNotThrowAnyException());
    }

    @Test
    void findingsAndProgressAreKept() {
        Findings found = new Findings("March", 3, List.of("Loan", "Amount"), 120, 0);

        Upload reading = rollingBack(tx -> held(tx, HOUR, 1)
                .call(claim -> claims.found(tx, claim, found, "{}"))
                .call(claim -> claims.progress(tx, claim, 64))
                .chain(() -> uploads.find(tx, upload))
                .map(Optional::orElseThrow));

        assertThat(reading.findings()).isEqualTo(new Findings("March", 3, List.of("Loan", "Amount"), 120, 64));
    }

    private Uni<Void> receiveAgain(SqlConnection tx, Claim claim) {
        UploadState.Failed failed = claim.state().fail(PROBLEM);
        return states.move(tx, upload, failed, failed.receiveAgain());
    }

    /** The claim of a worker whom another has superseded. */
    private Uni<Claim> superseded(SqlConnection tx) {
        return held(tx, RUN_OUT, 2).call(() -> held(tx, HOUR, 2));
    }

    private Uni<Claim> held(SqlConnection tx, Duration leaseFor, int lanesMax) {
        return claim(tx, leaseFor, lanesMax).map(Optional::orElseThrow);
    }

    private Uni<Optional<Claim>> claim(SqlConnection tx, Duration leaseFor, int lanesMax) {
        return claims.claim(tx, upload, "test", leaseFor, lanesMax);
    }

    private <T> T rollingBack(Function<SqlConnection, Uni<T>> work) {
        return databases
                .pool(LENDER)
                .flatMap(pool -> pool.getConnection())
                .flatMap(connection -> connection
                        .begin()
                        .flatMap(tx -> insert(connection)
                                .chain(() -> work.apply(connection))
                                .eventually(tx::rollback))
                        .eventually(connection::close))
                .await()
                .atMost(WAIT_MAX);
    }

    private Uni<Void> insert(SqlConnection tx) {
        return tx.preparedQuery("""
                        insert into upload (id, kind, file_name, sha256, size_bytes, received_by, state)
                        values ($1, 'collections', 'a.xlsx', sha256($2::text::bytea), 1, 'test', 'received')
                        """)
                .execute(Tuple.of(upload.value(), upload.toString()))
                .replaceWithVoid();
    }
}
