package io.muster.rows;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Parsers for a workbook's parts: Aalto by name, since the JDK's look-up takes whatever the class path happens to offer.
 *
 * <p>One for each workbook, because a factory keeps every name that its documents used. Nothing outside the part is ever
 * fetched; a document type ends in a refusal.
 */
final class XmlParts {
    private static final int HEAD_BYTES = 256;
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("^(?:\\xef\\xbb\\xbf)?<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "US-ASCII", "ISO-8859-1");

    private final XMLInputFactory factory = new InputFactoryImpl();

    XmlParts() {
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** A parser over a part's own bytes; whoever closes it closes the stream too. */
    XMLStreamReader parser(InputStream part) throws IOException, XMLStreamException {
        return parserOfPlain(plain(part));
    }

    /** A parser over bytes that went through {@link #plain}; whoever closes it closes the stream too. */
    XMLStreamReader parserOfPlain(InputStream part) throws XMLStreamException {
        return factory.createXMLStreamReader(part);
    }

    /**
     * The part in an encoding in which markup is ASCII: as it is, or turned from UTF-16.
     *
     * @throws Refused for any other encoding, which could hide markup from a check of its bytes
     */
    static InputStream plain(InputStream part) throws IOException {
        PushbackInputStream in = new PushbackInputStream(part, HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.unread(head);
        Charset wide = wideCharset(head);
        if (wide != null) {
            return new Utf16Stream(in, wide);
        }
        if (head.length > 0 && head[0] == 0) {
            throw Refusal.ENCODING.refused();
        }
        Matcher declared = DECLARED_ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (declared.find() && !ENCODINGS.contains(declared.group(1).toUpperCase(Locale.ROOT))) {
            throw Refusal.ENCODING.refused();
        }
        return in;
    }

    /** UTF-16 by its byte order mark or by a first character in two bytes; null for anything else. */
    private static @Nullable Charset wideCharset(byte[] head) {
        if (head.length < 2) {
            return null;
        }
        return switch ((head[0] & 0xff) << 8 | head[1] & 0xff) {
            case 0xfeff, 0xfffe -> StandardCharsets.UTF_16;
            case 0x003c -> StandardCharsets.UTF_16BE;
            case 0x3c00 -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }
}
