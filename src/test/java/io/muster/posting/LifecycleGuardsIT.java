package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the books themselves keep from being posted, whatever SQL says; each test is one transaction that is rolled back. */
class LifecycleGuardsIT {
    private static final String NEEDS_ANOTHER = "MU001";
    private static final String MAY_NOT_POST = "MU002";
    private static final String STANDS = "MU003";
    private static final String ELSEWHERE = "MU004";
    private static final String CHECK = "23514";
    private static final String A_FACT = "23001";
    private static final long LIMIT_PAISE = 100_000_000;

    private static Books books;

    private Connection connection;
    private String upload;

    @BeforeAll
    static void open() {
        books = Books.fresh();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = books.jdbc();
        connection.setAutoCommit(false);
        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 1, '2026-01-01', "
                        + LIMIT_PAISE + ")");
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE + 1);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void anotherPersonsApprovalOfWhatTheTrialFoundLetsItPost() {
        approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1);
        post();
        run("update upload set state = 'reading', token = 2 where id = '" + upload + "'");

        run("update upload_lane set posted_rows = 5 where upload_id = '" + upload + "'");
    }

    @Test
    void nothingPostsWithoutAnApproval() {
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void exactlyTheLimitNeedsNobodyAndALimitOfNothingNeedsSomebodyAlways() {
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE);
        post();
        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 2, '2026-01-01', 0)");
        upload = tried("meera", "s-meera", null);
        found(1, 10, 0);

        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void theNewestRuleWhoseDayHasComeCounts() {
        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 2, '2999-01-01', null)");
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);

        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 3, '2026-02-01', null)");
        post();
    }

    @Test
    void aRuleOnceNotedStands() {
        assertThat(refused(() -> run("update approval_rule set above_paise = null")))
                .isEqualTo(A_FACT);
        assertThat(refused(() -> run("delete from approval_rule"))).isEqualTo(A_FACT);
    }

    @Test
    void anUploadIsNotBornPosting() {
        assertThat(refused(() -> insert("post", "meera", "s-meera", null))).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void theSenderIsNoOtherPersonUnderWhateverName() {
        assertThat(refused(() -> approveAndPost("meera", "s-other"))).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> approveAndPost("MEERA", "s-other"))).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> approveAndPost("renamed", "s-meera"))).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void whoeverHadAHandInItDoesNotApproveItWhenTheRuleIsLiftedEither() {
        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 2, '2026-02-01', null)");

        assertThat(refused(() -> approve("meera", "s-other", 1, 10, LIMIT_PAISE + 1)))
                .isEqualTo(NEEDS_ANOTHER);
        approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1);
    }

    @Test
    void aRuleCountsFromItsDayOnAlsoWhileTheBooksAreStillOnTheDayBefore() {
        run("insert into business_day (business_date) values ((now() at time zone 'Asia/Kolkata')::date - 1)");
        run("insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 2, "
                + "(now() at time zone 'Asia/Kolkata')::date, 0)");
        upload = tried("meera", "s-meera", null);
        found(1, 10, 1);

        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void whatACheckerCancelledAMakerTakesUpOnlyWithACheckersApproval() {
        cancelBelowTheLimit("checker");
        decide("taken-up", "mohan", "s-mohan", "maker");
        tryAgain();

        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
        approve("chitra", "s-chitra", 2, 10, LIMIT_PAISE);
        post();
    }

    @Test
    void whatACheckerTakesUpOrAMakerCancelledNeedsNoMoreThanTheRuleAsks() {
        cancelBelowTheLimit("checker");
        decide("taken-up", "chitra", "s-chitra", "checker");
        tryAgain();
        post();

        cancelBelowTheLimit("maker");
        decide("taken-up", "mohan", "s-mohan", "maker");
        tryAgain();
        post();
    }

    @Test
    void whatItsSenderCancelledIsStoppedByNoCheckerWhateverTheSenderMayBesides() {
        upload = tried("chitra", "s-chitra", null);
        found(1, 10, LIMIT_PAISE);
        post();
        cancel("checker");
        decide("taken-up", "mohan", "s-mohan", "maker");
        tryAgain();

        post();
    }

    @Test
    void whatACheckerDiscardedAMakerSendsAgainOnlyWithACheckersApproval() {
        discardBelowTheLimit("checker");
        decide("sent-again", "mohan", "s-mohan", "maker");
        tryAgain();

        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
        approve("deepa", "s-deepa", 2, 10, LIMIT_PAISE);
        post();
    }

    @Test
    void whatACheckerDiscardedAndSendsAgainOrAMakerDiscardedNeedsNoMoreThanTheRuleAsks() {
        discardBelowTheLimit("checker");
        decide("sent-again", "chitra", "s-chitra", "maker");
        tryAgain();
        post();

        discardBelowTheLimit("maker");
        decide("sent-again", "mohan", "s-mohan", "maker");
        tryAgain();
        post();
    }

    @Test
    void whatFailedWhileACheckerPausedItGoesOnOnlyWithACheckersApproval() {
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE);
        post();
        pauseAndFail();
        assertThat(refused(this::receiveAgain)).isEqualTo(NEEDS_ANOTHER);
        decide("resumed", "chitra", "s-chitra", "checker");
        receiveAgain();

        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE + 1);
        approveAndPost("chitra", "s-chitra");
        pauseAndFail();
        assertThat(refused(this::receiveAgain)).isEqualTo(NEEDS_ANOTHER);
    }

    private void pauseAndFail() {
        decide("paused", "chitra", "s-chitra", "checker");
        fail();
    }

    private void discardBelowTheLimit(String role) {
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE);
        decide("discarded", "chitra", "s-chitra", role);
        run("update upload set state = 'discarded', asks = null where id = '" + upload + "'");
    }

    private void cancelBelowTheLimit(String role) {
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE);
        post();
        cancel(role);
    }

    private void cancel(String role) {
        decide("cancelled", "chitra", "s-chitra", role);
        run("update upload set state = 'cancelled' where id = '" + upload + "'");
    }

    private void tryAgain() {
        run("update upload set state = 'received', phase = 'try' where id = '" + upload + "'");
        found(2, 10, LIMIT_PAISE);
    }

    @Test
    void aSheetThatBringsRowsOfAnApprovedOneAgainNeedsApprovalHoweverLittleItIs() {
        String first = upload;
        approveAndPost("chitra", "s-chitra");
        String second = upload = tried("meera", "s-meera", null);
        trial(second, first);
        found(1, 1, 100);
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);

        upload = tried("meera", "s-meera", null);
        trial(upload, second);
        found(1, 1, 100);
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);

        upload = tried("meera", "s-meera", null);
        trial(upload, upload);
        found(1, 1, 100);
        post();
    }

    private void trial(String of, String mends) {
        run("""
                insert into upload_trial (upload_id, number, business_date, rows, paise, post_rows, post_paise,
                  already_rows, already_paise, refused_rows, refused_paise, rejected_rows, rejected_paise,
                  suspense_rows, suspense_paise, done_rows, not_data_rows, mends, version, reasons, first_rows, samples)
                values ('%s', 1, current_date, 1, 100, 1, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, array['%s'::uuid], '1', '[]', '[]', '[]')
                """.formatted(of, mends));
    }

    @Test
    void whoeverHadAHandInItIsNoOtherPerson() {
        for (String what : new String[] {"mapped", "mapped-before", "declared", "asked", "taken-up", "sent-again"}) {
            assertThat(refused(() -> {
                        decide(what, "chitra", "s-chitra", "maker");
                        approveAndPost("Chitra", "s-other");
                    }))
                    .as(what)
                    .isEqualTo(NEEDS_ANOTHER);
            assertThat(refused(() -> {
                        decide(what, "another", "s-chitra", "maker");
                        approveAndPost("chitra", "s-chitra");
                    }))
                    .as(what)
                    .isEqualTo(NEEDS_ANOTHER);
        }
    }

    @Test
    void ofWhatMakesAHandOnlyTheLastWordCounts() {
        for (String what : new String[] {"mapped", "mapped-before", "declared", "asked", "taken-up", "sent-again"}) {
            upload = tried("meera", "s-meera", null);
            found(1, 10, LIMIT_PAISE + 1);
            decide(what, "chitra", "s-chitra", "maker");
            decide(what, "mohan", "s-mohan", "maker");

            assertThat(refused(() -> approveAndPost("mohan", "s-mohan")))
                    .as(what)
                    .isEqualTo(NEEDS_ANOTHER);
            approveAndPost("chitra", "s-chitra");
        }
    }

    @Test
    void whoChoseTheColumnsOfAnEarlierSheetHasNoHandInOneWhoseOwnWereChosen() {
        decide("mapped-before", "chitra", "s-chitra", "maker");
        decide("mapped", "mohan", "s-mohan", "maker");
        assertThat(refused(() -> approveAndPost("chitra", "s-chitra"))).isEqualTo(NEEDS_ANOTHER);

        run("update upload set mapping = '{}' where id = '" + upload + "'");
        approveAndPost("chitra", "s-chitra");
    }

    @Test
    void whoeverMendedTheRowsIsNoOtherPerson() {
        String parent = upload;
        upload = tried("mohan", "s-mohan", parent);
        found(1, 10, LIMIT_PAISE + 1);
        edit(correction(parent), "chitra", "s-chitra");

        assertThat(refused(() -> approveAndPost("CHITRA", "s-other"))).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> approveAndPost("other", "s-chitra"))).isEqualTo(NEEDS_ANOTHER);
        approveAndPost("deepa", "s-deepa");
    }

    @Test
    void whoeverMendedRowsFurtherUpIsNoOtherPersonEither() {
        String top = upload;
        edit(correction(top), "chitra", "s-chitra");
        String child = tried("mohan", "s-mohan", top);
        upload = tried("mohan", "s-mohan", child);
        found(1, 10, LIMIT_PAISE + 1);

        assertThat(refused(() -> approveAndPost("CHITRA", "s-other"))).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> approveAndPost("other", "s-chitra"))).isEqualTo(NEEDS_ANOTHER);
        approveAndPost("deepa", "s-deepa");
    }

    @Test
    void whoeverMendsRowsOnceTheyAreSentIsAnotherPersonStill() {
        String parent = upload;
        String correction = correction(parent);
        String child = upload = tried("mohan", "s-mohan", parent);
        found(1, 10, LIMIT_PAISE + 1);
        edit(correction, "chitra", "s-chitra", "now() + interval '1 second'");
        approveAndPost("chitra", "s-chitra");

        upload = tried("mohan", "s-mohan", child);
        run("update upload set received_at = now() + interval '1 minute' where id = '" + upload + "'");
        found(1, 10, LIMIT_PAISE + 1);
        assertThat(refused(() -> {
                    edit(correction(child), "chitra", "s-chitra", "now() + interval '1 second'");
                    approveAndPost("chitra", "s-chitra");
                }))
                .isEqualTo(NEEDS_ANOTHER);
        approveAndPost("chitra", "s-chitra");
    }

    @Test
    void whatWentWithAnotherChildDoesNotComeBackWithTheFirst() {
        for (String end : new String[] {"cancelled", "discarded"}) {
            String parent = tried("meera", "s-meera", null);
            String first = sent(parent, 7);
            run("update upload set state = '" + end + "' where id = '" + first + "'");
            String second = sent(parent, 7);
            String back = "update upload set state = 'received' where id = '";

            assertThat(refused(() -> run(back + first + "'"))).as(end).isEqualTo(ELSEWHERE);
            run("update upload set state = 'discarded' where id = '" + second + "'");
            run(back + first + "'");
            assertThat(refused(() -> run(back + second + "'"))).as(end).isEqualTo(ELSEWHERE);
        }
    }

    @Test
    void aRowIsWithOneChildAndWhatACancelledChildDecidedStaysWithIt() {
        String first = sent(upload, 7, 9);
        assertThat(refused(() -> sent(upload, 9))).isEqualTo(ELSEWHERE);
        run("""
                insert into row_verdict (upload_id, row_number, verdict, amount_paise, reasons, cells)
                values ('%s', 2, 'refused', 100, '[]', '{}')
                """.formatted(first));
        run("update upload set state = 'cancelled' where id = '" + first + "'");

        assertThat(refused(() -> sent(upload, 7))).isEqualTo(ELSEWHERE);
        String _ = sent(upload, 9);
    }

    /** A child with these rows of it. */
    private String sent(String parent, int... rows) {
        String kept = upload;
        String correction = correction(parent);
        String child = tried("mohan", "s-mohan", parent);
        upload = kept;
        run("update correction set state = 'sent', child_id = '" + child + "' where id = '" + correction + "'");
        String numbers = Arrays.toString(rows).replace('[', '{').replace(']', '}');
        run("insert into correction_row (correction_id, row_number, child_row) select '" + correction
                + "', t.number, t.place + 1 from unnest('" + numbers
                + "'::int[]) with ordinality as t(number, place)");
        return child;
    }

    private String correction(String of) {
        UUID correction = UUID.randomUUID();
        run("insert into correction (id, upload_id, opened_by) values ('" + correction + "', '" + of + "', 'mohan')");
        return correction.toString();
    }

    private void edit(String correction, String by, String subject) {
        edit(correction, by, subject, "now()");
    }

    private void edit(String correction, String by, String subject, String at) {
        run("""
                insert into cell_edit (correction_id, row_number, col, before, after, how, step, by, subject, at)
                values ('%s', 2, 1, '5', '50', 'typed', gen_random_uuid(), '%s', '%s', %s)
                """.formatted(correction, by, subject, at));
    }

    @Test
    void anApprovalIsOfWhatTheTrialFoundAndOfAnUploadThatAsksForIt() {
        assertThat(refused(() -> approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE)))
                .isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> approve("chitra", "s-chitra", 2, 10, LIMIT_PAISE + 1)))
                .isEqualTo(NEEDS_ANOTHER);
        run("update upload set asks = 'maker' where id = '" + upload + "'");
        assertThat(refused(() -> approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1)))
                .isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> decide("approved", "chitra", "s-chitra", "maker")))
                .isIn(CHECK, NEEDS_ANOTHER);
    }

    @Test
    void whatTheTrialFoundDoesNotChangeBehindAnApproval() {
        approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1);
        assertThat(refused(() -> {
                    run("update upload set found_paise = found_paise + 1 where id = '" + upload + "'");
                    post();
                }))
                .isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> run("update upload set sha256 = sha256('other') where id = '" + upload + "'")))
                .isEqualTo(STANDS);
        assertThat(refused(() -> run("update upload set received_by = 'other' where id = '" + upload + "'")))
                .isEqualTo(STANDS);
        post();
        for (String column : new String[] {
            "found_rows = 11",
            "found_paise = 5",
            "found_not_data = 1",
            "declared_rows = 10",
            "declared_paise = " + (LIMIT_PAISE + 1),
            "mapping = '{}'",
            "trial = 2"
        }) {
            assertThat(refused(() -> run("update upload set " + column + " where id = '" + upload + "'")))
                    .as(column)
                    .isEqualTo(STANDS);
        }
    }

    @Test
    void theSameTrialIsNotApprovedTwiceAndADecisionIsAFact() {
        approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1);

        assertThat(refused(() -> approve("deepa", "s-deepa", 1, 10, LIMIT_PAISE + 1)))
                .isEqualTo("23505");
        assertThat(refused(() -> run("update upload_decision set by = 'deepa'")))
                .isEqualTo(A_FACT);
    }

    @Test
    void whatWasCancelledNeedsItsTrialAndItsApprovalAnew() {
        approve("chitra", "s-chitra", 1, 10, LIMIT_PAISE + 1);
        post();
        run("update upload set state = 'reading' where id = '" + upload + "'");
        assertThat(refused(() -> run("update upload set phase = 'try' where id = '" + upload + "'")))
                .isEqualTo(STANDS);
        decide("cancelled", "meera", "s-meera", "maker");
        run("update upload set state = 'cancelled' where id = '" + upload + "'");
        assertThat(refused(
                        () -> run("update upload set state = 'received', phase = 'try' where id = '" + upload + "'")))
                .isEqualTo(STANDS);
        decide("taken-up", "mohan", "s-mohan", "maker");
        run("update upload set state = 'received', phase = 'try' where id = '" + upload + "'");
        run("update upload set state = 'held', asks = 'checker' where id = '" + upload + "'");

        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
        found(2, 10, LIMIT_PAISE + 1);
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> {
                    approve("mohan", "s-mohan", 2, 10, LIMIT_PAISE + 1);
                    post();
                }))
                .isEqualTo(NEEDS_ANOTHER);
        approve("chitra", "s-chitra", 2, 10, LIMIT_PAISE + 1);
        post();
    }

    @Test
    void whatFailedBeforeTheRuleCameNeedsItWhenItComesAgain() {
        upload = tried("meera", "s-meera", null);
        found(1, 10, LIMIT_PAISE);
        post();
        fail();
        run(
                "insert into approval_rule (kind, version, effective_from, above_paise) values ('collections', 2, '2026-01-01', 0)");

        assertThat(refused(this::receiveAgain)).isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> run("update upload set state = 'reading' where id = '" + upload + "'")))
                .isEqualTo(NEEDS_ANOTHER);
        assertThat(refused(() -> run("update upload set phase = 'try' where id = '" + upload + "'")))
                .isEqualTo(STANDS);
        run("update upload set state = 'received', phase = 'try' where id = '" + upload + "'");
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void whatFailedBehindItsApprovalGoesOn() {
        approveAndPost("chitra", "s-chitra");
        fail();

        receiveAgain();
    }

    private void fail() {
        run("update upload set state = 'failed', problem_code = 'given-up', problem = 'p', remedy = 'r' where id = '"
                + upload + "'");
    }

    private void receiveAgain() {
        run("update upload set state = 'received', problem_code = null, problem = null, remedy = null where id = '"
                + upload + "'");
    }

    @Test
    void whatCorrectsAnApprovedUploadNeedsApprovalHoweverLittleItIsAndSoDoesWhatCorrectsThat() {
        String first = upload;
        approveAndPost("chitra", "s-chitra");
        String child = upload = tried("meera", "s-meera", first);
        found(1, 1, 100);
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);

        upload = tried("meera", "s-meera", child);
        found(1, 1, 100);
        assertThat(refused(this::post)).isEqualTo(NEEDS_ANOTHER);
    }

    @Test
    void whatDoesNotTieDoesNotPost() {
        run("update upload set declared_rows = 11 where id = '" + upload + "'");
        assertThat(refused(() -> approveAndPost("chitra", "s-chitra"))).isEqualTo(CHECK);

        run("update upload set declared_rows = 10, declared_paise = 1 where id = '" + upload + "'");
        assertThat(refused(() -> approveAndPost("chitra", "s-chitra"))).isEqualTo(CHECK);
        run("update upload set declared_paise = null, found_not_data = 1 where id = '" + upload + "'");
        assertThat(refused(() -> approveAndPost("chitra", "s-chitra"))).isEqualTo(CHECK);
        run("update upload set declared_rows = 9 where id = '" + upload + "'");
        approveAndPost("chitra", "s-chitra");
    }

    @Test
    void noBatchOfAnUploadThatMayNotPostCanCommit() {
        for (String rows : new String[] {"posted", "already_posted", "refused", "rejected"}) {
            assertThat(refused(() ->
                            run("update upload_lane set " + rows + "_rows = 1 where upload_id = '" + upload + "'")))
                    .as(rows)
                    .isEqualTo(MAY_NOT_POST);
        }
        assertThat(refused(() -> run("insert into upload_lane (upload_id, lane, token, posted_rows) values ('" + upload
                        + "', 7, 1, 1)")))
                .isEqualTo(MAY_NOT_POST);
        approveAndPost("chitra", "s-chitra");
        for (String state : new String[] {"received", "paused", "cancelled"}) {
            run("update upload set state = '" + state + "' where id = '" + upload + "'");
            assertThat(refused(() -> run("update upload_lane set posted_rows = 1 where upload_id = '" + upload + "'")))
                    .as(state)
                    .isEqualTo(MAY_NOT_POST);
        }
    }

    private void approveAndPost(String by, String subject) {
        approve(by, subject, 1, 10, LIMIT_PAISE + 1);
        post();
    }

    private void approve(String by, String subject, int trial, int rows, long paise) {
        run("""
                insert into upload_decision (upload_id, what, by, subject, role, trial, rows, paise)
                values ('%s', 'approved', '%s', '%s', 'checker', %d, %d, %d)
                """.formatted(upload, by, subject, trial, rows, paise));
    }

    private void decide(String what, String by, String subject, String role) {
        run("""
                insert into upload_decision (upload_id, what, by, subject, role, trial, rows, paise)
                select id, '%s', '%s', '%s', '%s', trial, found_rows, found_paise from upload where id = '%s'
                """.formatted(what, by, subject, role, upload));
    }

    private void post() {
        run("update upload set state = 'received', asks = null, phase = 'post' where id = '" + upload + "'");
    }

    /** A trial of it has ended and asks a checker. */
    private void found(int trial, int rows, long paise) {
        run("""
                update upload set state = 'held', asks = 'checker', trial = %d, found_rows = %d, found_paise = %d
                where id = '%s'
                """.formatted(trial, rows, paise, upload));
    }

    private String tried(String by, String subject, @Nullable String parent) {
        upload = insert("try", by, subject, parent);
        run("insert into upload_lane (upload_id, lane, token) values ('" + upload + "', 0, 1)");
        return upload;
    }

    private String insert(String phase, String by, String subject, @Nullable String parent) {
        UUID id = UUID.randomUUID();
        run("""
                insert into upload (id, kind, file_name, sha256, size_bytes, received_by, received_subject, state, phase,
                  parent_id)
                values ('%1$s', 'collections', 'a.xlsx', sha256('%1$s'), 1, '%2$s', '%3$s', 'received', '%4$s', %5$s)
                """.formatted(id, by, subject, phase, parent == null ? "null" : "'" + parent + "'"));
        return id.toString();
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The SQLSTATE with which the books refuse it; what was done on the way there is undone. */
    private String refused(Runnable attack) {
        String kept = upload;
        try {
            var before = connection.setSavepoint();
            try {
                attack.run();
            } catch (IllegalStateException failure) {
                return Objects.requireNonNull(
                        ((SQLException) Objects.requireNonNull(failure.getCause())).getSQLState());
            } finally {
                connection.rollback(before);
                upload = kept;
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("nothing was refused");
    }
}
