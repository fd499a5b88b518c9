package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTemplateTest {

    @Test
    void aTemplateIsReadAsItIsWritten() {
        ReceiptTemplate template = PaperReceipts.template();
        assertThat(template.lender()).isEqualTo("Kaveri Finance Limited");
        assertThat(template.address()).hasSize(2);
        assertThat(template.accent()).hasToString("#0B5D5B");
        assertThat(template.logo()).isNotNull();
        assertThat(template.footers()).containsOnlyKeys(Language.ENGLISH, Language.HINDI);
        assertThat(template.grievanceOfficer()).isNotNull();
    }

    @Test
    void aLenderThatDecidedNothingHasTheShippedPaperUnderItsOwnName() {
        ReceiptTemplate template = ReceiptTemplate.shipped("Sutlej Capital");
        assertThat(template.lender()).isEqualTo("Sutlej Capital");
        assertThat(template.footers()).containsOnlyKeys(Language.ENGLISH, Language.HINDI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | lender: must be a text",
                "[] | template: must be an object",
                "{\"lender\":\"A\" | template: not JSON at line 1",
                "{\"lender\":\"A\",\"lender\":\"B\"} | template: not JSON",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"color\":1} | color: is not known here",
                "{\"lender\":\"A\",\"accent\":\"teal\"} | accent: must be a colour such as",
                "{\"lender\":\"A\",\"accent\":\"#FFF0A0\"} | accent: is too light",
                "{\"lender\":\"A\\nB\",\"accent\":\"#0B5D5B\"} | lender: must be one line",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"address\":[\"a\",\"b\",\"c\",\"d\"]} | address: must be a list of at most 3",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"address\":[\"a\",2]} | address[1]: must be a text",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"footers\":{\"ta\":[]}} | footers.ta: is not known here",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"grievanceOfficer\":{}} | grievanceOfficer.name: must be a text",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"logo\":\"R0lGODlhAQABAAAAACw=\"} | logo: is neither a PNG nor a JPEG",
                "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"logo\":7} | logo: is neither a PNG nor a JPEG",
            })
    void whatIsWrongIsNamedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> ReceiptTemplate.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aTransparentLogoSaysHowToSaveIt() {
        String json = "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"logo\":\"" + Logos.transparentPng() + "\"}";
        assertThatThrownBy(() -> ReceiptTemplate.parse(json))
                .hasMessage("logo: is transparent; save it as an 8-bit PNG without transparency and interlacing");
    }

    @Test
    void aJpegLogoIsTaken() {
        String json = "{\"lender\":\"A\",\"accent\":\"#0B5D5B\",\"logo\":\"" + Logos.jpeg() + "\"}";
        assertThat(ReceiptTemplate.parse(json).logo()).isNotNull();
    }
}
