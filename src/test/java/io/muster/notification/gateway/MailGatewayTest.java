package io.muster.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.ext.mail.SMTPException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff read when a mail server says no. */
class MailGatewayTest {
    @ParameterizedTest
    @CsvSource({
        "550, nobody has this address",
        "551, nobody has this address",
        "553, nobody has this address",
        "552, mailbox is full",
        "554, need not be about the address",
        "556, need not be about the address"
    })
    void aRefusalBlamesTheAddressWhereItIsAboutTheAddressAlone(int code, String sentence) throws Exception {
        assertThat(MailGateway.judge(reply(code))).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("mail-refused-" + code);
            assertThat(refused.reason()).contains(String.valueOf(code), sentence, "again");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 452, 500, 530, 535})
    void whatIsAboutUsOrPassesIsTriedAgain(int code) {
        assertThatThrownBy(() -> MailGateway.judge(reply(code))).isInstanceOf(GatewayTrouble.class);
    }

    private static SMTPException reply(int code) {
        return new SMTPException("no", code, List.of(code + " no"), code >= 500);
    }
}
