package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was typed is taken as everything that it may be, and never as anything but a value. */
class QueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "a", "ab", "12", "- - -", "%%%%", "';--", "\u0000\u0000\u0000\u0000", ":* & |", "(((("
            })
    void tooLittleFindsNothing(String typed) {
        assertThat(Query.of(typed).isEmpty()).isTrue();
    }

    @Test
    void aReferenceIsReadAsTheRowCheckReadsIt() {
        assertThat(Query.of(" 4123-4567 8901 ").reference()).isEqualTo("412345678901");
        assertThat(Query.of("utr/hdfc00012345").reference()).isEqualTo("UTRHDFC00012345");
        assertThat(Query.of("४१२३४५६७८९०१").reference()).isEqualTo("412345678901");
    }

    @Test
    void twelveDigitsMayBeAReferenceAnAccountOrAPhone() {
        Query query = Query.of("919876543210");

        assertThat(query.reference()).isEqualTo("919876543210");
        assertThat(query.loan()).isEqualTo("919876543210");
        assertThat(query.phone()).isEqualTo("9876543210");
        assertThat(query.names()).isNull();
    }

    @Test
    void aReceiptsNumberIsOneInAnyCase() {
        assertThat(Query.of("mum/26/00000001").receipt()).isEqualTo(new ReceiptNumber("MUM/26/00000001"));
        assertThat(Query.of("mum/26/1").receipt()).isNull();
    }

    @Test
    void anIdIsNothingElse() {
        UUID id = UUID.fromString("0198a1b2-0000-7000-8000-000000000000");

        assertThat(Query.of(id.toString())).isEqualTo(new Query(id, null, null, null, null, null));
    }

    @Test
    void wordsAreHowNamesBegin() {
        assertThat(Query.of("Asha Rao").names()).isEqualTo("Asha:* & Rao:*");
        assertThat(Query.of("D'Souza-Rao").names()).isEqualTo("D:* & Souza:* & Rao:*");
        assertThat(Query.of("आशा राव").names()).isEqualTo("आशा:* & राव:*");
        assertThat(Query.of("one two three four five").names()).isEqualTo("one:* & two:* & three:* & four:*");
        assertThat(Query.of("KAV100").names()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha' | !'rao", "asha:* & (rao", "asha\\ rao", "asha <-> rao", "asha\u0000 & rao"})
    void nothingButWordsReachesTheSearchForNames(String hostile) {
        assertThat(Query.of(hostile).names()).isEqualTo("asha:* & rao:*");
    }

    @Test
    void whatStandsInNoAccountIsLeftOut() {
        assertThat(Query.of("kav%_\u0000100'").loan()).isEqualTo("KAV_100");
        assertThat(Query.of("hl/mum-0042").loan()).isEqualTo("HL/MUM-0042");
    }

    @Property
    void anyTextIsTaken(@ForAll String typed) {
        Query query = Query.of(typed);

        if (query.names() != null) {
            assertThat(query.names()).matches("[\\p{L}\\p{M}]+:\\*( & [\\p{L}\\p{M}]+:\\*){0,3}");
        }
        if (query.loan() != null) {
            assertThat(query.loan()).doesNotContain("\u0000", "%", "'", "\\");
        }
        if (query.reference() != null) {
            assertThat(query.reference()).matches("[\\p{L}\\p{M}\\p{Nd}]+");
        }
    }
}
