package dev.goaround.checklist.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

    private static final Pattern LIKE_ASCII = Pattern.compile(
            "(?i)utf-?8|us-ascii|ascii|iso[-_]?8859[-_]\\d+|latin1|windows-125\\d|cp125\\d|gbk|gb2312|gb18030|big5|euc-\\w+|shift_jis");

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

    /** @param wide true for UTF-16 and UTF-32 */
    static FileResult read(InputStream bytes, boolean wide, Visitors visitors) throws UnreadableFile {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(wide ? new Wide(bytes) : new ThinXml(bytes));
            try {
                check(xml.getCharacterEncodingScheme(), wide);
                return read(xml, visitors);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof ThinXml.NotTaken large
                    ? new UnreadableFile(large.getMessage())
                    : new UnreadableFile("It begins like XML and is none: " + message(e));
        }
    }

    /** In others a {@code <} is not the byte of ASCII, so that nobody can tell how long a tag is before it is read. */
    private static void check(String encoding, boolean wide) throws UnreadableFile {
        if (encoding != null && !wide && !LIKE_ASCII.matcher(encoding).matches()) {
            throw new UnreadableFile("It is XML in the encoding " + encoding + "; write it in UTF-8.");
        }
    }

    /** What is written with two or four bytes for a character is small. */
    private static final class Wide extends FilterInputStream {
        private static final int LONGEST = 1 << 20;
        private int count;

        private Wide(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int read = super.read(into, offset, most);
            count += Math.max(0, read);
            if (count > LONGEST) {
                throw new IOException("of files in UTF-16 at most 1 MiB is read; write it in UTF-8");
            }
            return read;
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
