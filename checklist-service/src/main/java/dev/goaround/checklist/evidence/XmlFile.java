package dev.goaround.checklist.evidence;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML file read from front to end, a part at a time. Document types are passed over, unread and unfetched (JaCoCo and Cobertura
 * write one), so no entity but XML's own five is known; a file that uses another is refused.
 */
final class XmlFile {

    /** The deepest of the known formats (nested suites, nested groups) stay below ten. */
    private static final int DEEPEST = 64;

    private static final XMLInputFactory FACTORY = factory();

    private XmlFile() {}

    /** Hears of the elements of a file. */
    interface Visitor {

        /** @param depth 1 for the root */
        void started(String element, int depth, Map<String, String> attributes) throws UnreadableFile;

        default void ended(String element, int depth) {}

        FileResult result() throws UnreadableFile;
    }

    /** Chooses who reads the file. */
    @FunctionalInterface
    interface Visitors {
        Visitor of(String root, Map<String, String> attributes) throws UnreadableFile;
    }

    static FileResult read(InputStream bytes, Visitors visitors) throws UnreadableFile {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(bytes);
            try {
                return read(xml, visitors);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableFile("It begins like XML and is none: " + message(e));
        }
    }

    private static FileResult read(XMLStreamReader xml, Visitors visitors) throws XMLStreamException, UnreadableFile {
        Visitor visitor = null;
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST) {
                    throw new UnreadableFile("Its elements are nested deeper than " + DEEPEST + ".");
                }
                Map<String, String> attributes = attributes(xml);
                visitor = visitor == null ? visitors.of(xml.getLocalName(), attributes) : visitor;
                visitor.started(xml.getLocalName(), depth, attributes);
            } else if (event == XMLStreamConstants.END_ELEMENT && visitor != null) {
                visitor.ended(xml.getLocalName(), depth);
                depth--;
            }
        }
        if (visitor == null) {
            throw new UnreadableFile("It is XML without an element.");
        }
        return visitor.result();
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private static String message(XMLStreamException e) {
        String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
        String message = String.valueOf(e.getMessage());
        int said = message.indexOf("Message: ");
        return where + (said < 0 ? message : message.substring(said + 9));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }
}
