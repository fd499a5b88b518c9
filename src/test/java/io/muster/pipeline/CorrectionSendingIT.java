package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.db.TenantDatabases;
import io.muster.local.LocalStackResource;
import io.muster.posting.CellEdit;
import io.muster.posting.Correction;
import io.muster.tenant.TenantId;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.web.Deciding;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between the workbook's last byte and the transaction that notes it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectionSendingIT {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final Hand ASHA = new Hand("kaveri-maker", "asha", Hand.Role.MAKER);
    private static final int AMOUNT = 1;
    private static final int REFERENCE = 3;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Corrections corrections;

    @Inject
    @SuppressWarnings("NullAway.Init")
    CorrectionSending sending;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Uploads uploads;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TenantDatabases databases;

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @Test
    void aCrashBehindTheSpoolLeavesAFileThatNoUploadNamesAndTheRowsToBeSent() throws IOException {
        Upload parent = badUpload();
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, AMOUNT, "100.00");

        CorrectionSending.Written lost = sending.write(KAVERI, parent, null);

        assertThat(Files.exists(lost.spooled().path())).isTrue();
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).isEmpty();
        assertThat(get(corrections.mended(KAVERI, parent)).rows()).isEqualTo(1);
        CorrectionSending.Sent sent = sending.send(KAVERI, parent, open.id(), ASHA, null);
        assertThat(sent.now()).isTrue();
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).hasSize(1);
    }

    @Test
    void anEditBehindTheSpoolLetsTheSendingFail() throws IOException {
        Upload parent = badUpload();
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, AMOUNT, "100.00");
        CorrectionSending.Written written = sending.write(KAVERI, parent, null);

        edit(parent, open, AMOUNT, "150.00");

        assertThatThrownBy(() -> sending.note(KAVERI, parent, open.id(), ASHA, written))
                .isInstanceOfSatisfying(
                        CorrectionRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(CorrectionRefused.Why.CHANGED_SINCE));
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).isEmpty();
        assertThat(get(corrections.find(KAVERI, parent))).isPresent();
    }

    @Test
    void whatGoesIsWhatWasSeenOrNothing() throws IOException {
        Upload parent = badUpload();
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, AMOUNT, "100.00");

        for (CorrectionSending.Seen seen :
                List.of(new CorrectionSending.Seen(1, 9_999), new CorrectionSending.Seen(2, 10_000))) {
            assertThatThrownBy(() -> sending.send(KAVERI, parent, open.id(), ASHA, seen))
                    .isInstanceOfSatisfying(
                            CorrectionRefused.class,
                            refused -> assertThat(refused.why()).isEqualTo(CorrectionRefused.Why.CHANGED_SINCE));
        }
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).isEmpty();
        CorrectionSending.Seen right = new CorrectionSending.Seen(1, 10_000);
        assertThat(sending.send(KAVERI, parent, open.id(), ASHA, right).now()).isTrue();
    }

    @Test
    void whatWouldGoIsKnownThroughEditsSendingAndWhatComesBack() throws IOException {
        Upload parent = badUpload();
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(0, 0, 0));
        edit(parent, open, AMOUNT, "100.00");
        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(1, 10_000, 0));
        edit(parent, open, AMOUNT, "a hundred");
        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(0, 0, 1));
        edit(parent, open, AMOUNT, "x");
        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(0, 0, 0));
        edit(parent, open, AMOUNT, "250.00");

        UploadId child = sending.send(KAVERI, parent, open.id(), ASHA, null).child();

        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(0, 0, 0));
        await().atMost(Duration.ofSeconds(60)).until(() -> state(child).equals("held"));
        act(child, "discarding").then().statusCode(200);
        assertThat(mended(parent)).isEqualTo(new Corrections.Mended(1, 25_000, 0));
    }

    private Corrections.Mended mended(Upload parent) {
        return get(corrections.mended(KAVERI, parent));
    }

    @Test
    void aRowWhoseReferenceIsOnAnotherLoanIsOnePaymentInTheGridAndInExcel() throws IOException {
        Upload parent = refusedUpload();
        String key = one("select payment_key::text from row_verdict where upload_id = $1", parent.id());
        UploadId child = sendAs(parent, Sheets.reference());
        post(child);

        UploadId excel = UploadId.of(Sheets.send(
                        People.MAKER,
                        List.of(
                                List.of("Loan account", "Amount", "Mode", "Reference", "Value date", "Muster key"),
                                List.of(loan, "650.00", "UPI", Sheets.reference(), Sheets.today(), key))))
                .orElseThrow();

        String paid = "select count(*)::text from payment where upload_id = $1";
        assertThat(one(paid, child)).isEqualTo("1");
        assertThat(one("select corrects::text from payment where upload_id = $1", child))
                .isEqualTo(key);
        assertThat(one(paid, excel)).isEqualTo("0");
        assertThat(one("select payment_key::text from row_verdict where upload_id = $1", excel))
                .isEqualTo(key);
    }

    private void post(UploadId child) {
        JsonPath held = Sheets.as(People.MAKER).get("/api/v1/uploads/" + child).jsonPath();
        Sheets.as(People.MAKER)
                .contentType(ContentType.JSON)
                .body(Deciding.seen(held))
                .post("/api/v1/uploads/" + child + "/posting")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> state(child).equals("completed"));
    }

    private String one(String sql, UploadId upload) {
        return get(databases
                .pool(KAVERI)
                .flatMap(pool -> pool.preparedQuery(sql).execute(Tuple.of(upload.value())))
                .map(rows -> String.valueOf(rows.iterator().next().getString(0))));
    }

    @Test
    void aRowThatWentAnewDoesNotComeBackWithTheChildThatWasCancelled() throws IOException {
        Upload parent = refusedUpload();
        UploadId first = sendAs(parent, Sheets.reference());
        cancel(first);
        UploadId second = sendAs(parent, Sheets.reference());

        act(first, "taking-up")
                .then()
                .statusCode(409)
                .body("code", equalTo("rows-elsewhere"))
                .body("detail", containsString("upload " + second + ", which is held"))
                .body("remedy", containsString("Discard or cancel that upload"));
        assertThat(state(first)).isEqualTo("cancelled");
        act(second, "discarding").then().statusCode(200);
        act(first, "taking-up").then().statusCode(200);
    }

    @Test
    void whoeverWantsAChildBackWhoseRowsAreDecidedElsewhereIsSentToTheRowsThatAreLeft() throws IOException {
        Upload parent = refusedUpload();
        UploadId first = sendAs(parent, Sheets.reference());
        cancel(first);
        UploadId second = sendAs(parent, Sheets.reference());
        post(second);

        act(first, "taking-up")
                .then()
                .statusCode(409)
                .body("detail", containsString("upload " + second + ", which is completed"))
                .body("remedy", containsString("rows that are left"));
    }

    @Test
    void aChildThatIsTakenUpBehindTheSpoolLetsTheSendingFail() throws IOException {
        Upload parent = refusedUpload();
        UploadId first = sendAs(parent, Sheets.reference());
        cancel(first);
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, REFERENCE, Sheets.reference());
        CorrectionSending.Written written = sending.write(KAVERI, parent, null);

        act(first, "taking-up").then().statusCode(200);

        assertThatThrownBy(() -> sending.note(KAVERI, parent, open.id(), ASHA, written))
                .isInstanceOfSatisfying(
                        CorrectionRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(CorrectionRefused.Why.CHANGED_SINCE));
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).containsExactly(first);
    }

    private UploadId sendAs(Upload parent, String reference) throws IOException {
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, REFERENCE, reference);
        UploadId child = sending.send(KAVERI, parent, open.id(), ASHA, null).child();
        await().atMost(Duration.ofSeconds(60)).until(() -> state(child).equals("held"));
        return child;
    }

    /** As if it had been paused before its first batch and was cancelled then. */
    private void cancel(UploadId child) {
        var _ = get(databases
                .pool(KAVERI)
                .flatMap(pool -> pool.preparedQuery(
                                "update upload set state = 'paused', phase = 'post', asks = null where id = $1")
                        .execute(Tuple.of(child.value()))));
        act(child, "cancellation").then().statusCode(200);
    }

    private static Response act(UploadId id, String what) {
        return Sheets.as(People.MAKER)
                .contentType(ContentType.JSON)
                .body(what.equals("taking-up") ? Map.of() : Map.of("reason", "sent by mistake"))
                .post("/api/v1/uploads/" + id + "/" + what);
    }

    private static String state(UploadId id) {
        return Sheets.as(People.MAKER).get("/api/v1/uploads/" + id).path("state");
    }

    /** Its reference, amount and day are those of another loan's payment. */
    private Upload refusedUpload() {
        String other = Sheets.addLoan(People.MAKER, "Ravi Rao", "9876543211");
        String reference = Sheets.reference();
        var _ = Sheets.collect(People.MAKER, List.of(List.of(other, "600.00", "UPI", reference, Sheets.today(), "")));
        String id =
                Sheets.collect(People.MAKER, List.of(List.of(loan, "600.00", "UPI", reference, Sheets.today(), "")));
        return get(uploads.find(KAVERI, UploadId.of(id).orElseThrow())).orElseThrow();
    }

    private Upload badUpload() {
        String id = Sheets.collect(
                People.MAKER, List.of(List.of(loan, "x", "UPI", Sheets.reference(), Sheets.today(), "")));
        return get(uploads.find(KAVERI, UploadId.of(id).orElseThrow())).orElseThrow();
    }

    private void edit(Upload parent, Correction open, int column, String text) {
        Corrections.Action action = new Corrections.Action(open.id(), UUID.randomUUID(), CellEdit.How.TYPED, ASHA);
        assertThat(get(corrections.edit(KAVERI, parent, action, List.of(new CellEdit.Wanted(2, column, text)))))
                .hasSize(1);
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(20));
    }
}
