package io.muster.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of texts taken from its bytes, wherever it is so taken, against the table that the parser reads. */
class PlainStringsTest {
    private static final String PLAIN = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
            <sst xmlns="m" xmlns:x='y' count="9" uniqueCount='8'><si><t>Asha Rao</t></si><si><t/></si><si><t></t></si>
              <si> <t xml:space="preserve"> R&amp;D &#8377;&#x1F600;\r\nb\rc&#13; </t>\r\n</si><si><t>ऋण 😀 é</t></si>
            <si><t>A_x000D_B_x005F_x0041_ _xD83D_</t></si><si><t>]]&gt; a>b ]>&quot;&apos;&lt;</t></si><si><t>\t
            </t></si></sst>
            """;

    private static final int PLAIN_TEXTS = 8;

    private static final List<String> PIECES = List.of(
            "<si>",
            "</si>",
            "<t>",
            "</t>",
            "<t/>",
            "<t />",
            "<si/>",
            "<t xml:space=\"preserve\">",
            "<t xml:space='preserve'>",
            "<t xml:space=\"default\">",
            "<x:t>x</x:t>",
            "<x:si><x:t>x</x:t></x:si>",
            "<si x:a='1'>",
            "<r><t>a</t></r>",
            "<rPh sb=\"0\" eb=\"1\"><t>ph</t></rPh>",
            "<phoneticPr fontId=\"1\"/>",
            "<![CDATA[x<y]]>",
            "<!-- c -->",
            "<?p i?>",
            "<!DOCTYPE sst>",
            "LN-1",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "&amp;",
            "&#10;",
            "&#13;",
            "&#x1F600;",
            "&#xD83D;",
            "&#xD83D;&#xDE00;",
            "&#0;",
            "&#xFFFE;",
            "&#;",
            "&;",
            "&bogus;",
            "&",
            "]]>",
            "]]&gt;",
            ">",
            "_x000D_",
            "_xD83D__xDE00_",
            "_x0000_",
            "_",
            "₹",
            "😀",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\ufffe",
            "\u0000",
            "\u0001",
            "</sst>");

    /** What no encoder writes: overlong forms, halves of a pair, beyond Unicode, a lone middle, cut off. */
    private static final List<byte[]> NO_CHARACTERS = List.of(
            bytes(0xc0, 0x80),
            bytes(0xe0, 0x80, 0xaf),
            bytes(0xed, 0xa0, 0xbd),
            bytes(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes(0x80),
            bytes(0xff),
            bytes(0xe2, 0x82),
            bytes(0xf0, 0x9f, 0x98));

    @Test
    void aPlainTableNeedsNoParser() throws IOException {
        assertThat(plain(utf8(PLAIN), 1 << 12).orElseThrow()).hasSize(PLAIN_TEXTS);
        assertAlike(utf8(PLAIN));
    }

    @Test
    void aBufferThatEndsAnywhereChangesNothing() throws IOException {
        byte[] table = utf8(PLAIN);
        List<String> parsed = parsed(table).orElseThrow();
        int taken = 0;
        for (int capacity = 1; capacity <= table.length + 1; capacity++) {
            Optional<List<String>> plain = plain(table, capacity);
            assertThat(plain.orElse(parsed)).as("buffer of %d", capacity).isEqualTo(parsed);
            taken += plain.isPresent() ? 1 : 0;
        }
        // From where the head and the longest entry fit
        assertThat(taken).isGreaterThan(table.length / 2);
    }

    @Test
    void aTableCutOffAnywhereIsReadAlike() throws IOException {
        byte[] table = utf8(PLAIN);
        for (int length = 0; length < table.length; length++) {
            assertAlike(Arrays.copyOf(table, length));
        }
    }

    @Test
    void aTableWithAnyBitFlippedIsReadAlike() throws IOException {
        byte[] table = utf8(PLAIN);
        for (int at = 0; at < table.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = table.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertAlike(flipped);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "US-ASCII", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void theEncodingIsTheDeclaredOne(String encoding) throws IOException {
        String head = "<?xml version='1.0' encoding='" + encoding + "'?>";
        assertAlike((head + "<sst><si><t>café ₹</t></si></sst>").getBytes(Charset.forName(encoding)));
        assertAlike(utf8("\ufeff" + head + "<sst><si><t>é</t></si></sst>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sst/>",
                "<sst></sst>",
                "<sst a='>'><si><t>a</t></si></sst>",
                "<sstx><si><t>a</t></si></sst>",
                "<x:sst xmlns:x='y'><sst><si><t>a</t></si></sst></x:sst>",
                "<!--<sst>--><sst><si><t>a</t></si></sst>",
                "<?xml version='1.1'?><sst><si><t>a\u0085b</t></si></sst>",
                "<sst><si><t>a</t></si></sst><sst/>",
                "<sst><si><t>a</t></si></sst><!-- c -->",
                "<sst><si><t>a</t></si></sst>x",
                "<sst><si><t>a</t></si></sst>\u0000",
                "<sst><si><t>a</t></si></sst >",
                "<sst><si><t>a</t></si>",
                "<sst><si><t>a</t><t>b</t></si></sst>",
                "<sst>x<si><t>a</t></si></sst>",
                "<sst><si><t>a</t></si><extLst><si><t>b</t></si></extLst></sst>",
            })
    void whatIsNearlyPlainIsReadAlike(String table) throws IOException {
        assertAlike(utf8(table));
    }

    @Property(tries = 3_000)
    void anyMarkupIsReadAlike(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(utf8("<sst xmlns='m' xmlns:x='m'>"));
        for (int entry = random.nextInt(6); entry > 0; entry--) {
            table.writeBytes(utf8(random.nextInt(4) > 0 ? "<si><t>" : ""));
            for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
                table.writeBytes(piece(random));
            }
            table.writeBytes(utf8(random.nextInt(4) > 0 ? "</t></si>" : ""));
        }
        table.writeBytes(utf8("</sst>"));
        assertAlike(table.toByteArray());
    }

    private static byte[] piece(Random random) {
        if (random.nextInt(16) == 0) {
            return NO_CHARACTERS.get(random.nextInt(NO_CHARACTERS.size()));
        }
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return utf8(piece.startsWith("<") && random.nextInt(8) > 0 ? "LN" : piece);
    }

    /** Of what is not taken it says only that, in buffers of any size. */
    private static void assertAlike(byte[] table) throws IOException {
        for (int capacity : new int[] {1 << 12, 96, 61}) {
            Optional<List<String>> plain = plain(table, capacity);
            if (plain.isPresent()) {
                assertThat(plain)
                        .as(() -> new String(table, StandardCharsets.UTF_8))
                        .isEqualTo(parsed(table));
            }
        }
    }

    private static Optional<List<String>> plain(byte[] table, int capacity) throws IOException {
        try (InputStream in = new ByteArrayInputStream(table);
                SharedStrings strings = PlainStrings.read(in, new XmlParts(), WorkbookLimits.DEFAULT, capacity)) {
            return strings == null ? Optional.empty() : Optional.of(texts(strings));
        } catch (Refused unknownEncoding) {
            return Optional.empty();
        }
    }

    /** Empty where the parser, or the survey before it, refuses the part. */
    private static Optional<List<String>> parsed(byte[] table) throws IOException {
        try {
            int _ = XmlSurvey.rows(new ByteArrayInputStream(table), WorkbookLimits.DEFAULT);
            try (SharedStrings strings = SharedStrings.read(
                    new XmlParts().parser(new ByteArrayInputStream(table)), WorkbookLimits.DEFAULT)) {
                return Optional.of(texts(strings));
            }
        } catch (Refused | XMLStreamException refused) {
            return Optional.empty();
        }
    }

    private static List<String> texts(SharedStrings strings) throws IOException {
        SharedStrings.Lookup lookup = strings.lookup();
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < strings.size(); index++) {
            texts.add(String.valueOf(lookup.find(index)));
        }
        return texts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(at -> bytes[at] = (byte) values[at]);
        return bytes;
    }
}
