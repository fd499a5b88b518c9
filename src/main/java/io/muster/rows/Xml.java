package io.muster.rows;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What every reader of a part does with a pull parser; elements and attributes go by local name, since prefixes vary. */
final class Xml {
    private Xml() {}

    /** Goes from an element's start to its end. */
    static void skipElement(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            requireHarmless(event);
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Goes to the next element's start; false at the end of the part. */
    static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            requireHarmless(event);
        }
        return false;
    }

    /** The value of the attribute by that local name, null if the element has none. */
    static @Nullable String attribute(XMLStreamReader xml, String localName) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(localName)) {
                return xml.getAttributeValue(at);
            }
        }
        return null;
    }

    /** Whether the document's bytes mean what they mean in UTF-8 and XML 1.0. */
    static boolean isPlain(XMLStreamReader xml) {
        String encoding = xml.getCharacterEncodingScheme();
        String version = xml.getVersion();
        return (encoding == null || encoding.equalsIgnoreCase("UTF-8")) && (version == null || version.equals("1.0"));
    }

    /** Whether the attribute says yes, in either of XML Schema's two ways. */
    static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** Refuses a document type and a reference to an entity, whatever it stands for. */
    static void requireHarmless(int event) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Refusal.DOCTYPE.refused();
        }
    }
}
