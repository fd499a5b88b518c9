package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Role;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDoorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/receipts/MUM/26/00000001.pdf",
                "/api/v1/receipt-packs",
                "/api/v1/receipt-packs/x/content",
                "/r/token"
            })
    void whatDrawsReceiptsAndWhatThePublicAsksIsServedByTheRoleReceipts(String path) {
        assertThat(ApiDoor.refusal(() -> Set.of(Role.RECEIPTS), path)).isNull();
        assertThat(ApiDoor.refusal(() -> Set.of(Role.API, Role.INGEST, Role.NOTIFY), path))
                .isNotNull()
                .satisfies(problem -> assertThat(problem.remedy()).contains("role receipts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/receipts/MUM/26/00000001",
                "/api/v1/receipts/MUM/26/00000001/cancellation",
                "/api/v1/loans/A.pdf",
                "/"
            })
    void everythingElseIsServedByTheRoleApi(String path) {
        assertThat(ApiDoor.refusal(() -> Set.of(Role.API), path)).isNull();
        assertThat(ApiDoor.refusal(() -> Set.of(Role.INGEST, Role.RECEIPTS), path))
                .isNotNull()
                .extracting(Problem::status)
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "xlsx", "*/*", "text/*", ";;="})
    void whatNamesNoTypeIsNotReadable(String contentType) {
        assertThat(ApiDoor.isReadable(contentType)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=b", "a/b;charset=utf-8"})
    void whatNamesATypeIsReadable(String contentType) {
        assertThat(ApiDoor.isReadable(contentType)).isTrue();
    }
}
