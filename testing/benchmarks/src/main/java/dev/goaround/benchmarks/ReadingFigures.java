package dev.goaround.benchmarks;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** How long a checklist takes to be read, by its number of boxes, beside a plain parse of the same text. */
public final class ReadingFigures {

    private static final List<Integer> BOXES = List.of(2_500, 5_000, 10_000, 20_000, 40_000);
    /** Processor time: other work on the machine does not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 3;
    private static final int BYTES_PER_BOX = 105;

    private static final List<String> LINES = List.of(
            "Error rate < %d%% for 5 minutes on the %dth shard of the shop",
            "Database connections stable on node %d, with nobody waiting for one of them (%d min)",
            "Backup %d verified and available, taken within last 24 hours, if step %d asks for it",
            "Notify team %d in #releases about what was deployed, and where to look: page %d",
            "Deploy part %d of the service to %d%% traffic and look at the dashboards of the team",
            "Monitor for 10 minutes, on dashboard %d and %d of the team that is on duty tonight",
            "Enable read-only mode of table %d while its %d indexes are created in the background",
            "P99 latency < 500ms over 5 minutes on endpoint %d, for customers of region number %d",
            "Unit tests of module %d passed (`make test-%d`) on the machine that builds the release",
            "Feature %d looked at by somebody who was not there when it was made, on screen %d");

    private ReadingFigures() {}

    public static void main(String[] arguments) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        ChecklistReader reader = new ChecklistReader(64 << 20);
        System.out.println(" boxes      bytes   read ms  µs/box   parse ms  read/parse");
        for (int warm = 0; warm < 1; warm++) {
            best(document(5_000), text -> items(reader, text));
            best(document(5_000), text -> nodes(parser, text));
        }
        for (int boxes : BOXES) {
            String document = document(boxes);
            int read = items(reader, document);
            if (read != boxes) {
                throw new IllegalStateException(boxes + " boxes were read as " + read + " items");
            }
            double reading = best(document, text -> items(reader, text));
            double parsing = best(document, text -> nodes(parser, text));
            System.out.printf(
                    Locale.ROOT,
                    "%6d %10d %9.0f %7.1f %10.0f %11.1f%n",
                    boxes,
                    document.length(),
                    reading,
                    1000 * reading / boxes,
                    parsing,
                    reading / parsing);
        }
    }

    private static String document(int boxes) {
        StringBuilder text = new StringBuilder("# Release\n");
        for (int i = 0; i < boxes; i++) {
            if (i % 200 == 0) {
                text.append("\n## Step ").append(i / 200).append(" (5 minutes)\n");
            }
            String line = String.format(Locale.ROOT, LINES.get(i % LINES.size()), i, i % 100);
            text.append("- [ ] ").append(line);
            text.append(" ".repeat(Math.max(0, BYTES_PER_BOX - line.length() - 8)))
                    .append(".\n");
        }
        return text.toString();
    }

    /** The best of some rounds, in milliseconds of one core. */
    private static double best(String document, ToIntFunction<String> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = CPU.getCurrentThreadCpuTime();
            int result = work.applyAsInt(document);
            double millis = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
            if (result == 0) {
                throw new IllegalStateException("nothing was read");
            }
            best = Math.min(best, millis);
        }
        return best;
    }

    private static int items(ChecklistReader reader, String document) {
        ChecklistReading reading = reader.read(document.getBytes(StandardCharsets.UTF_8));
        return ((ChecklistReading.Read) reading).report().items().size();
    }

    private static int nodes(Parser parser, String document) {
        int nodes = 0;
        for (Node node = parser.parse(document).getFirstChild(); node != null; node = node.getNext()) {
            nodes++;
        }
        return nodes;
    }
}
