package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.local.LocalStackResource;
import io.muster.posting.CellEdit;
import io.muster.posting.Correction;
import io.muster.tenant.TenantId;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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

    @Inject
    @SuppressWarnings("NullAway.Init")
    Corrections corrections;

    @Inject
    @SuppressWarnings("NullAway.Init")
    CorrectionSending sending;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Uploads uploads;

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
        edit(parent, open, "100.00");

        CorrectionSending.Written lost = sending.write(KAVERI, parent);

        assertThat(Files.exists(lost.spooled().path())).isTrue();
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).isEmpty();
        assertThat(get(corrections.mended(KAVERI, parent)).rows()).isEqualTo(1);
        CorrectionSending.Sent sent = sending.send(KAVERI, parent, open.id(), ASHA);
        assertThat(sent.now()).isTrue();
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).hasSize(1);
    }

    @Test
    void anEditBehindTheSpoolLetsTheSendingFail() throws IOException {
        Upload parent = badUpload();
        Correction open = get(corrections.open(KAVERI, parent, ASHA));
        edit(parent, open, "100.00");
        CorrectionSending.Written written = sending.write(KAVERI, parent);

        edit(parent, open, "150.00");

        assertThatThrownBy(() -> sending.note(KAVERI, parent, open.id(), ASHA, written))
                .isInstanceOfSatisfying(
                        CorrectionRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(CorrectionRefused.Why.CHANGED_SINCE));
        assertThat(get(uploads.listChildren(KAVERI, parent.id()))).isEmpty();
        assertThat(get(corrections.find(KAVERI, parent))).isPresent();
    }

    private Upload badUpload() {
        String id = Sheets.collect(
                People.MAKER, List.of(List.of(loan, "x", "UPI", Sheets.reference(), Sheets.today(), "")));
        return get(uploads.find(KAVERI, UploadId.of(id).orElseThrow())).orElseThrow();
    }

    private void edit(Upload parent, Correction open, String amount) {
        Corrections.Action action = new Corrections.Action(open.id(), UUID.randomUUID(), CellEdit.How.TYPED, ASHA);
        assertThat(get(corrections.edit(KAVERI, parent, action, List.of(new CellEdit.Wanted(2, AMOUNT, amount)))))
                .hasSize(1);
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(20));
    }
}
