package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherMoneyTest {
    @Test
    void itNamesReceiptsAndAReason() {
        assertThat(OtherMoney.of("mum/26/00000012, K-1/26/00000003: शाम को फिर आए"))
                .hasValueSatisfying(said -> {
                    assertThat(said.receipts()).isEqualTo(List.of("MUM/26/00000012", "K-1/26/00000003"));
                    assertThat(said.said()).endsWith("शाम को फिर आए");
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "came again in the evening",
                "MUM/26/00000012",
                "MUM/26/00000012: ok",
                "MUM/26/00000012: ……………",
                "MUM/26/000000123 came again",
                "XMUMX/26/00000012 came again"
            })
    void withoutBothItSaysNothing(String text) {
        assertThat(OtherMoney.of(text)).isEmpty();
    }

    @Test
    void aReasonNamesTheReceiptOfWhatLooksTheSame() {
        assertThat(OtherMoney.firstReceipt("stands from another file; receipt MUM/26/00000012 of 20 Nov 2026."))
                .contains("MUM/26/00000012");
        assertThat(OtherMoney.firstReceipt("came into suspense, claimed for loan KAV/26/1."))
                .isEmpty();
    }
}
