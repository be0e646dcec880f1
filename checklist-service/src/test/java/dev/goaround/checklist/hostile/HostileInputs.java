package dev.goaround.checklist.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Documents, evidence files, calendars and definitions made to take time and memory. The same seed makes the same ones. */
final class HostileInputs {

    /** What a document is. */
    enum Kind {
        CHECKLIST("POST", "/api/v1/checklists?name=hostile-%d", 1 << 20),
        READING("POST", "/api/v1/checklists/reading", 1 << 20),
        EVIDENCE("POST", "/api/v1/deployments/%s/evidence", 16 << 20),
        CALENDAR("PUT", "/api/v1/calendars/hostile-%d", 1 << 20),
        DEFINITION("PUT", "/api/v1/services/hostile", 256 << 10);

        final String method;
        final String path;
        private final int largest;

        Kind(String method, String path, int largest) {
            this.method = method;
            this.path = path;
            this.largest = largest;
        }
    }

    /** @param number from 0 */
    @SuppressWarnings("ArrayRecordComponent") // up to 16 MiB, sent once and compared with nothing
    record Input(int number, Kind kind, byte[] body) {}

    /** What one file is made of: its begin and end once, and its middle as often as there is room. */
    private record Pattern(String begin, String middle, String end) {}

    private static final String RUN = "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[";
    private static final String EVENT =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:19700101T000000Z\r\nDURATION:PT1S\r\n";
    private static final String END_EVENT = "END:VEVENT\r\nEND:VCALENDAR\r\n";
    private static final String PRODUCTION = "service: hostile\nenvironments:\n  production:\n";

    private static final List<Pattern> MARKDOWN = List.of(
            of("- [ ] a\n"),
            of("[ ] a "),
            of("- [ ] "),
            of("> "),
            of("["),
            of("]"),
            of("![a]("),
            of("*a _b "),
            of("**"),
            of("`"),
            of("<"),
            of("<!-- "),
            of("&"),
            of("\\"),
            of("| [ ] a | "),
            of("|-"),
            of("\n# Deploy\n- [ ] b"),
            of("\n\n"),
            of("- [ ] Roll back if error rate > 5% or latency p95 > 2s for 5 minutes\n"),
            of("rollback if "),
            of("(if "),
            of("â‰"),
            of("\n```\n[ ] a\n"),
            of("\n[a]: b\n"),
            of("_____ "),
            of("日本 - [ ] リリース\n"),
            of("\u0000"),
            of("\uFEFF"),
            of("\r"),
            of("- [ ] Error rate below 1% over 5 minutes <!-- goaround: for=5m -->\n"),
            of("x"),
            new Pattern("---\n", "{a: ", "\n---\n- [ ] go\n"),
            new Pattern("|a|b|\n|-|-|\n", "|x|", "\n"),
            new Pattern(
                    "# Largest\n\n## Deploy\n",
                    "- [ ] Deploy the new version, and look at it\n",
                    "\n## Verify\n- [ ] go\n"));

    private static final List<Pattern> FILES = List.of(
            new Pattern(RUN + "{}", ",{}", "]}]}"),
            new Pattern(RUN + "null", ",null", "]}]}"),
            new Pattern(RUN + "{\"suppressions\":[{}", ",{}", "]}]}]}"),
            new Pattern(RUN + "{\"ruleId\":\"", "x", "\"}]}]}"),
            new Pattern(RUN + "{\"level\":\"error\"}", ",{\"ruleId\":\"r\",\"level\":\"error\"}", "]}]}"),
            new Pattern(RUN + "{\"properties\":{\"security-severity\":[1", ",1", "]}}]}]}"),
            new Pattern("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}", ",{\"results\":[]}", "]}"),
            new Pattern("{\"projectStatus\":{\"conditions\":[{}", ",{}", "]}}"),
            new Pattern("{\"a\":", "[", "]}"),
            new Pattern("{\"name\":\"a\",\"passed\":true,\"x\":\"", "x", "\"}"),
            new Pattern("{\"a\":1", "1", "}"),
            new Pattern("<testsuite><testcase name='a'><x><![CDATA[", "x", "]]></x></testcase></testsuite>"),
            new Pattern("<testsuite><testcase name='a'><!--", "x", "--></testcase></testsuite>"),
            new Pattern("<testsuite name='", "x", "'><testcase/></testsuite>"),
            new Pattern("<testsuite>", "<testcase><failure/></testcase>", "</testsuite>"),
            new Pattern("<!DOCTYPE a [", "<!ENTITY a 'b'>", "]><testsuite/>"),
            new Pattern("<?a ", "x", "?><testsuite/>"),
            new Pattern("", "<testsuite>", ""),
            new Pattern("<coverage line-rate='0.9'>", "<a b='c'/>", "</coverage>"),
            new Pattern("", "PK", ""),
            new Pattern("", "\u0000", ""));

    private static final List<Pattern> CALENDARS = List.of(
            new Pattern(EVENT, "EXDATE:20200101T000000Z\r\n", END_EVENT),
            new Pattern(EVENT + "X-A:", "x", "\r\n" + END_EVENT),
            new Pattern(EVENT + "SUMMARY:", "\\n", "\r\n" + END_EVENT),
            new Pattern(EVENT, "A:\r\n", END_EVENT),
            new Pattern(EVENT + "EXDATE:", "20200101T000000Z,", "\r\n" + END_EVENT),
            new Pattern("", "BEGIN:VEVENT\r\n", ""),
            new Pattern(
                    "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nDTSTART:20260301\r\nEND:VEVENT\r\n", "END:VCALENDAR\r\n"),
            new Pattern("", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ""),
            new Pattern(EVENT, "\r\n x", END_EVENT),
            new Pattern(EVENT + "DESCRIPTION;X=\"", "a", "\":b\r\n" + END_EVENT),
            new Pattern(EVENT + "A", ";B=C", ":d\r\n" + END_EVENT));

    private static final List<Pattern> DEFINITIONS = List.of(
            of("a: {}\n"),
            of("- a\n"),
            of("["),
            of("{"),
            of("? "),
            of("a: "),
            of("&a "),
            of("!!x "),
            of("# a\n"),
            of("\t"),
            of("<<: "),
            of("---\n"),
            new Pattern(PRODUCTION + "    targets: [", "{name: a, url: \"http://a\"},", "]\n"),
            new Pattern(PRODUCTION + "    triggers: [", "health < 1,", "]\n"),
            new Pattern(PRODUCTION + "    limits: {", "a: 1,", "}\n"),
            new Pattern("service: hostile\nenvironments: {", "e: {},", "}\n"),
            new Pattern("service: ", "a", "\n"),
            new Pattern(PRODUCTION + "    calendars: [", "a,", "]\n"),
            new Pattern("{\"service\":\"hostile\",", "\"x\":1,", "\"y\":1}"),
            new Pattern(PRODUCTION + "    triggers: [\"", "health < 1 and ", "health < 1\"]\n"));

    private static final List<String> FREQUENCIES =
            List.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "NEVER");
    private static final List<String> PARTS = List.of(
            "BYMONTH=2;BYMONTHDAY=30",
            "COUNT=2000000000",
            "INTERVAL=2147483647",
            "INTERVAL=1000",
            "BYSETPOS=366",
            "BYSETPOS=-1",
            "BYHOUR=1,2,3,4,5,6",
            "BYDAY=MO,TU",
            "BYDAY=-53FR",
            "BYYEARDAY=366",
            "BYWEEKNO=53",
            "UNTIL=99991231",
            "WKST=SU",
            "COUNT=0");

    private final Random random;
    private int number;

    HostileInputs(long seed) {
        random = new Random(seed);
    }

    Input next() {
        Kind kind = Kind.values()[number % Kind.values().length];
        return new Input(number++, kind, body(kind));
    }

    private byte[] body(Kind kind) {
        int size = size(kind.largest);
        return switch (random.nextInt(10)) {
            case 0 -> bytes(Math.min(size, 100_000));
            case 1 -> mixed(kind, Math.min(size, 200_000));
            case 2, 3 -> kind == Kind.CALENDAR ? rules() : one(kind, size);
            default -> one(kind, size);
        };
    }

    /** Mostly some KB, and one in twenty as large as is taken. */
    private int size(int largest) {
        int die = random.nextInt(20);
        return die == 0 ? largest - 200 : die < 6 ? largest / 8 : 100 + random.nextInt(20_000);
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] one(Kind kind, int size) {
        Pattern pattern = pick(patterns(kind));
        byte[] middle = pattern.middle().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 200);
        out.writeBytes(pattern.begin().getBytes(StandardCharsets.UTF_8));
        while (out.size() + middle.length <= size) {
            out.writeBytes(middle);
        }
        // Now and then something is missing at its end.
        if (random.nextInt(8) > 0) {
            out.writeBytes(pattern.end().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private byte[] mixed(Kind kind, int size) {
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            Pattern pattern = pick(patterns(kind));
            text.append(pattern.begin())
                    .append(pattern.middle().repeat(random.nextInt(50)))
                    .append(pattern.end());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] rules() {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        int events = 1 + random.nextInt(random.nextInt(5) == 0 ? 1_900 : 5);
        for (int i = 0; i < events; i++) {
            text.append("BEGIN:VEVENT\r\nUID:")
                    .append(i)
                    .append("\r\nDTSTART:19700101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=")
                    .append(events > 5 ? FREQUENCIES.get(2 + random.nextInt(5)) : pick(FREQUENCIES));
            for (int part = random.nextInt(3); part > 0; part--) {
                text.append(';').append(pick(PARTS));
            }
            text.append("\r\nEND:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Pattern> patterns(Kind kind) {
        return switch (kind) {
            case CHECKLIST, READING -> MARKDOWN;
            case EVIDENCE -> FILES;
            case CALENDAR -> CALENDARS;
            case DEFINITION -> DEFINITIONS;
        };
    }

    private static Pattern of(String middle) {
        return new Pattern("", middle, "");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
