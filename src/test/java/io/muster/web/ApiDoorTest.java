package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDoorTest {
    @Test
    void onlyAProcessOfTheRoleApiServes() {
        assertThat(ApiDoor.refusal(() -> Set.of(Role.API))).isNull();
        assertThat(ApiDoor.refusal(() -> Set.of(Role.INGEST)))
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
