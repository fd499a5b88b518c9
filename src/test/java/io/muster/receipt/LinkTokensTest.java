package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.ReceiptNumber;
import io.muster.receipt.LinkTokens.Signed;
import io.muster.tenant.TenantId;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token says what was signed, and nothing else says anything. */
class LinkTokensTest {
    private static final LinkTokens TOKENS = new LinkTokens("a secret of thirty-two characters");
    private static final Signed LINK = link("kaveri", "MUM/26/00000001", 1);

    @ParameterizedTest
    @ValueSource(strings = {"MUM/26/00000001", "A/00/99999999", "HU-N/99/12345678"})
    void aTokenSaysWhatWasSigned(String number) {
        for (String tenant : new String[] {"kv", "sutlej", "a-lender-with-a-name-of-31-chars"}) {
            for (int key : new int[] {1, 127, 128, 255}) {
                Signed link = link(tenant.substring(0, Math.min(31, tenant.length())), number, key);

                assertThat(TOKENS.read(TOKENS.token(link))).contains(link);
            }
        }
    }

    @Test
    void aTokenIsShortAndFitsAnAddress() {
        assertThat(TOKENS.token(LINK)).matches("[A-Za-z0-9_-]{38}");
    }

    @Test
    void anotherAddressOrSecretIsMarkedOtherwise() {
        String base = "https://receipts.example.in";
        LinkTokens others = new LinkTokens("b secret of thirty-two characters");

        assertThat(TOKENS.baseMark(base))
                .matches("[0-9a-f]{16}")
                .isEqualTo(TOKENS.baseMark(base))
                .isNotEqualTo(TOKENS.baseMark("https://receipts.example.com"))
                .isNotEqualTo(others.baseMark(base));
    }

    @Test
    void everyBitThatIsChangedBreaksIt() {
        byte[] whole = Base64.getUrlDecoder().decode(TOKENS.token(LINK));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] torn = whole.clone();
            torn[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(TOKENS.read(Base64.getUrlEncoder().withoutPadding().encodeToString(torn)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void everyCharacterThatIsLostOrAddedBreaksIt() {
        String token = TOKENS.token(LINK);
        for (int length = 0; length < token.length(); length++) {
            assertThat(TOKENS.read(token.substring(0, length))).isEmpty();
        }
        for (String more :
                new String[] {token + "A", token + "=", token + "==", "A" + token, token + "%", " " + token}) {
            assertThat(TOKENS.read(more)).as(more).isEmpty();
        }
    }

    @Test
    void anotherTextOfTheSameBytesIsNoToken() {
        String token = TOKENS.token(link("kaveri", "MUM/26/00000001", 1));
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (char other : alphabet.toCharArray()) {
            if (other != last) {
                assertThat(TOKENS.read(token.substring(0, token.length() - 1) + other))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd"})
    void whatIsNoTokenSaysNothing(String text) {
        assertThat(TOKENS.read(text)).isEmpty();
        assertThat(TOKENS.read(text.repeat(1_000))).isEmpty();
    }

    @Test
    void anotherSecretSignsOtherTokens() {
        LinkTokens others = new LinkTokens("another secret of 32 characters!!");

        assertThat(others.read(TOKENS.token(LINK))).isEmpty();
    }

    private static Signed link(String tenant, String number, int key) {
        return new Signed(new TenantId(tenant), new ReceiptNumber(number), key);
    }
}
