package dev.goaround.checklist.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to fill the memory: each is read with a small part of it, or refused with a sentence. */
class HostileFilesTest {

    private static final int LARGEST = 16 << 20;

    private static final String RUN = "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[";
    private static final String RULES =
            "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[],\"tool\":{\"driver\":{\"rules\":[";
    private static final String CASE = "<testsuite><testcase name='a'>";
    private static final String END = "</testcase></testsuite>";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(RUN + "{}", ",{}", "]}]}", "more than 25,000 results"),
                Arguments.of(RUN + "null", ",null", "]}]}", "more than 25,000 results"),
                Arguments.of(RUN + "{\"suppressions\":[{}", ",{}", "]}]}]}", "One of its elements"),
                Arguments.of(RUN + "{\"properties\":{\"security-severity\":[1", ",1", "]}}]}]}", "One of its elements"),
                Arguments.of(RUN + "{\"ruleId\":\"", "x", "\"}]}]}", "exceeds the maximum allowed"),
                Arguments.of(RULES + "{}", ",{}", "]}}}]}", "more than 25,000 rules"),
                Arguments.of("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}", ",{\"results\":[]}", "]}", "20 runs"),
                Arguments.of("{\"projectStatus\":{\"conditions\":[{}", ",{}", "]}}", "One of its elements"),
                Arguments.of("{\"a\":1", ",\"a\":1", "}", "no tool that is known"),
                Arguments.of("{\"version\":\"2.1.0\",\"x\":\"", "x", "\",\"runs\":[{\"results\":[]}]}", null),
                Arguments.of(CASE + "<system-out><![CDATA[", "x", "]]></system-out>" + END, null),
                Arguments.of(CASE + "<!--", "x", "-->" + END, null),
                Arguments.of(CASE, "<!-- -->", END, null),
                Arguments.of(CASE + "<system-out>", "x", "</system-out>" + END, null),
                Arguments.of(CASE + "<?a ", "x", "?>" + END, "more than 1,048,576 bytes"),
                Arguments.of("<testsuite name='", "x", "'/>", "more than 1,048,576 bytes"),
                Arguments.of("<!DOCTYPE a [", "<!ENTITY a 'b'>", "]><testsuite/>", "declares entities"),
                Arguments.of("<testsuite>", "<testcase/>", "</testsuite>", null));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsReadOrRefused(String begin, String unit, String end, String reason) throws IOException {
        FileReading reading = EvidenceFiles.read(repeated(begin, unit, end));
        if (reason == null) {
            assertThat(reading).isInstanceOf(FileReading.Read.class);
        } else {
            assertThat(((FileReading.Refused) reading).reason()).contains(reason);
        }
    }

    /** Of the 128 MiB that the service has, with all of its callers; a fifth is what the virtual machine and the libraries take. */
    @Test
    void allOfThemAreReadWithThirtyTwoMegabytes() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFilesTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** Reads them all, one after the other. */
    public static void main(String[] none) throws IOException {
        for (Arguments file : files().toList()) {
            Object[] parts = file.get();
            System.out.println(parts[0]);
            EvidenceFiles.read(repeated((String) parts[0], (String) parts[1], (String) parts[2]));
        }
        EvidenceFiles.read(new Fields());
    }

    /** {@code {"k1":1,"k2":1,…}} without an end. */
    private static final class Fields extends InputStream {
        private byte[] next = {'{'};
        private int at;
        private int field;
        private int count;

        @Override
        public int read(byte[] into, int offset, int most) {
            int first = read();
            if (first < 0 || most == 0) {
                return -1;
            }
            into[offset] = (byte) first;
            return 1;
        }

        @Override
        public int read() {
            if (at == next.length) {
                next = ("\"k" + field++ + "\":1,").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return ++count > LARGEST ? -1 : next[at++];
        }
    }

    private static InputStream repeated(String begin, String unit, String end) {
        byte[] bytes = unit.getBytes(StandardCharsets.UTF_8);
        int whole = LARGEST / bytes.length * bytes.length;
        InputStream middle = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at == whole ? -1 : bytes[at++ % bytes.length] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int most) {
                int count = Math.min(most, whole - at);
                for (int i = 0; i < count; i++) {
                    into[offset + i] = bytes[at++ % bytes.length];
                }
                return count == 0 ? -1 : count;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(stream(begin), middle, stream(end))));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsLeftOutEndsWhereItEnds() throws IOException {
        assertThat(what(CASE + "<!-- a --- > b ---><failure/>" + END)).isEqualTo("1 test, 1 failed (a)");
        assertThat(what(CASE + "<x><![CDATA[ ]]]] ]> <failure/> ]]]></x>" + END))
                .isEqualTo("1 test");
        assertThat(what(CASE + "<x a='>' b=\"'![CDATA[\"/><failure/>" + END)).isEqualTo("1 test, 1 failed (a)");
    }

    @Test
    void namesOfAFileAreCutBeforeTheyAreTold() throws IOException {
        String name = "n".repeat(10_000);
        FileResult result = ((FileReading.Read) read("<testsuite name='" + name + "'><testcase name='" + name
                        + "'><failure/></testcase></testsuite>"))
                .result();
        assertThat(result.names().get(0)).hasSize(200).endsWith("…");
        assertThat(result.what()).hasSize(2_000).endsWith("…");
    }

    @Test
    void anEncodingInWhichNobodyCanTellATagIsRefused() throws IOException {
        String file = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" + CASE + END;
        assertThat(((FileReading.Refused) read(file)).reason()).contains("encoding ISO-2022-JP", "UTF-8");
    }

    private static String what(String file) throws IOException {
        return ((FileReading.Read) read(file)).result().what();
    }

    private static FileReading read(String file) throws IOException {
        return EvidenceFiles.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
