package dev.goaround.checklist.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the files of test, coverage and scan tools as they are. What a file is, its content says; senders' content types are often
 * wrong. Files are read from front to end, so a large one needs no more memory than a small one.
 */
public final class EvidenceFiles {

    private static final String TAKEN =
            " Taken are JUnit XML (Surefire, Gradle, Jest, pytest, …), JaCoCo XML, Cobertura XML,"
                    + " SARIF 2.1.0, SonarQube's quality gate (webhook payload or api/qualitygates/project_status), and"
                    + " {\"name\": …, \"passed\": …, \"value\": …}.";

    private static final int PEEKED = 512;

    private EvidenceFiles() {}

    /** @throws IOException if the bytes end in an error; whatever they say is a reading */
    public static FileReading read(InputStream bytes) throws IOException {
        InputStream file = new BufferedInputStream(bytes, 8192);
        file.mark(PEEKED);
        byte[] head = file.readNBytes(PEEKED);
        file.reset();
        String start = start(head);
        try {
            if (start.startsWith("<")) {
                return new FileReading.Read(XmlFile.read(file, isWide(head), EvidenceFiles::visitor));
            }
            return start.startsWith("{") ? JsonFile.read(file) : refused(lookOf(head, start));
        } catch (UnreadableFile e) {
            return refused(e.getMessage());
        }
    }

    private static FileReading refused(String what) {
        return new FileReading.Refused(what + TAKEN);
    }

    private static XmlFile.Visitor visitor(String root, Map<String, String> attributes) throws UnreadableFile {
        if (JUnitFile.isRoot(root)) {
            return new JUnitFile();
        }
        if (CoberturaFile.isRoot(root, attributes)) {
            return new CoberturaFile();
        }
        if (JacocoFile.isRoot(root)) {
            return new JacocoFile();
        }
        String look = switch (root.toLowerCase(Locale.ROOT)) {
            case "coverage" -> "a report of Clover or another coverage tool; many of them can write Cobertura's form";
            case "html" -> "a web page, perhaps of a login or an error";
            case "test-run", "testrun", "assemblies" ->
                "a report of NUnit, MSTest or xUnit; a JUnit logger exists for each";
            case "checkstyle" -> "a report of Checkstyle or a linter; most linters can write SARIF or JUnit";
            case "testng-results" -> "a report of TestNG's own; it writes JUnit's beside it (junitreports)";
            default -> "of no tool that is known here";
        };
        throw new UnreadableFile("It is XML with the root <" + root + ">, " + look + ".");
    }

    /** The first characters that are not blank; a file in UTF-16 is XML, for JSON is never written so. */
    private static String start(byte[] head) {
        if (beginsWith(head, 0xfe, 0xff) || beginsWith(head, 0xff, 0xfe)) {
            return "<";
        }
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    /** UTF-16 and UTF-32, with or without a byte order mark. */
    private static boolean isWide(byte[] head) {
        return beginsWith(head, 0xfe, 0xff)
                || beginsWith(head, 0xff, 0xfe)
                || (head.length > 1 && (head[0] == 0 || head[1] == 0));
    }

    private static String lookOf(byte[] head, String start) {
        if (head.length == 0) {
            return "The body is empty.";
        }
        if (beginsWith(head, 'P', 'K')) {
            return "It looks like a zip archive; post the files in it one by one.";
        }
        if (beginsWith(head, 0x1f, 0x8b)) {
            return "It looks like a gzip file; post it unpacked.";
        }
        if (start.startsWith("TN:") || start.startsWith("SF:")) {
            return "It looks like an LCOV trace; lcov_cobertura and most coverage tools write Cobertura's form.";
        }
        if (start.startsWith("mode: ")) {
            return "It looks like a profile of go test; gocover-cobertura writes Cobertura's form.";
        }
        return start.startsWith("[")
                ? "It is a JSON list, and of no tool that is known here."
                : "It is neither XML nor JSON.";
    }

    private static boolean beginsWith(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
