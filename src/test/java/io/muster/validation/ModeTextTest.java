package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeTextTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "Cash, CASH",
        "csh, CASH",
        "CASH, CASH",
        "' cash ', CASH",
        "Chq, CHEQUE",
        "CHEQUE, CHEQUE",
        "check, CHEQUE",
        "DD, DEMAND_DRAFT",
        "Demand-Draft, DEMAND_DRAFT",
        "G Pay, UPI",
        "PhonePe, UPI",
        "G Pay/PhonePe, UPI",
        "UPI-GPay, UPI",
        "upi\u00a0(PhonePe), UPI",
        "imps, IMPS",
        "NEFT, NEFT",
        "RTGS, RTGS",
        "ECS, NACH",
        "E-NACH, NACH",
        "eNACH, NACH",
        "SI, NACH",
        "NACH DR, NACH",
        "BBPS, BBPS",
        "Bharat BillPay, BBPS",
        "Debit Card, CARD",
        "POS, CARD",
        "Net Banking, NET_BANKING",
        "netbanking, NET_BANKING",
        "Wallet, WALLET",
        "NEFT/RTGS,",
        "online,",
        "'',",
        "/,",
        "cash+upi,",
    })
    void modesGoByManyNames(String text, @Nullable PaymentMode mode) {
        assertThat(ModeText.find(text)).isEqualTo(mode);
    }
}
