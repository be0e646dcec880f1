package dev.goaround.checklist.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a document as bytes, to put comments behind them. Every encoding but UTF-16 writes line ends and marks as
 * ASCII does, so the bytes are looked at as they are.
 */
final class AnnotatedLines {

    private final boolean wide;
    private final Charset written;
    private final String text;
    private final List<Integer> ends = new ArrayList<>();

    AnnotatedLines(byte[] document) {
        Charset utf16 = utf16(document);
        wide = utf16 != null;
        written = wide ? utf16 : StandardCharsets.UTF_8;
        text = new String(document, wide ? utf16 : StandardCharsets.ISO_8859_1);
        for (int i = 0; i < text.length(); i++) {
            boolean crlf = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (text.charAt(i) == '\r' || text.charAt(i) == '\n') {
                ends.add(i);
            }
            i += crlf ? 1 : 0;
        }
        ends.add(text.length());
    }

    /** The lines that have annotations already, and those whose annotation stands on a line of its own below them. */
    Set<Integer> annotated() {
        Set<Integer> annotated = new HashSet<>();
        for (int line = 1; line <= ends.size(); line++) {
            String source = line(line);
            if (source.contains("<!--") && source.contains("goaround:")) {
                annotated.add(line);
                if (source.strip().startsWith("<!--")) {
                    annotated.add(line - 1);
                }
            }
        }
        return annotated;
    }

    /** Behind the marks that open a code block no comment stands: it would name the code's language. */
    boolean opensCode(int line) {
        String source = line(line).strip();
        return source.startsWith("```") || source.startsWith("~~~");
    }

    /** The document with comments behind lines. */
    byte[] with(List<Map.Entry<Integer, List<String>>> annotations) {
        Map<Integer, List<String>> byLine = new HashMap<>();
        annotations.forEach(entry -> byLine.put(entry.getKey(), entry.getValue()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64 * annotations.size());
        int from = 0;
        for (int line = 1; line <= ends.size(); line++) {
            List<String> clauses = byLine.get(line);
            if (clauses != null) {
                int at = start(line) + place(line(line));
                out.writeBytes(original(from, at));
                clauses.forEach(clause -> out.writeBytes((" <!-- goaround: " + clause + " -->").getBytes(written)));
                from = at;
            }
        }
        out.writeBytes(original(from, text.length()));
        return out.toByteArray();
    }

    /** Where a comment stands in a line: at its end, but before what closes a heading or a table's row. */
    private static int place(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '#' && line.stripLeading().startsWith("#")) {
            return beforeClosing(line, end);
        }
        boolean row =
                end > 1 && line.charAt(end - 1) == '|' && line.charAt(end - 2) != '\\' && line.indexOf('|') < end - 1;
        boolean brokenLine = end > 0 && line.charAt(end - 1) == '\\';
        return row || brokenLine ? end - 1 : end;
    }

    /** "## Title ##" is closed by marks that are no part of it. */
    private static int beforeClosing(String line, int end) {
        int mark = end;
        while (mark > 0 && line.charAt(mark - 1) == '#') {
            mark--;
        }
        int blank = mark;
        while (blank > 0 && (line.charAt(blank - 1) == ' ' || line.charAt(blank - 1) == '\t')) {
            blank--;
        }
        return blank < mark ? blank : end;
    }

    private int start(int line) {
        if (line == 1) {
            return 0;
        }
        int end = ends.get(line - 2);
        boolean crlf = text.startsWith("\r\n", end);
        return end + (crlf ? 2 : 1);
    }

    private String line(int line) {
        return text.substring(start(line), ends.get(line - 1));
    }

    private byte[] original(int from, int to) {
        return text.substring(from, to).getBytes(wide ? written : StandardCharsets.ISO_8859_1);
    }

    private static Charset utf16(byte[] document) {
        if (document.length < 2) {
            return null;
        }
        int mark = (document[0] & 0xFF) << 8 | (document[1] & 0xFF);
        return mark == 0xFEFF ? StandardCharsets.UTF_16BE : mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
    }
}
