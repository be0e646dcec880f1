package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that want a signal good without saying a number: "Error rates acceptable", "No increase in error rates", "CPU/Memory
 * normal". The service definition's limit for the signal says what good is.
 */
public final class LimitsByDefinition {

    private record Row(Pattern words, List<String> signals) {}

    private static final Pattern WANTED = Pattern.compile(
            "\\b(?:acceptable|normal(?! (?:business )?hours)|nominal|stable|healthy|low|reasonable|steady|good|fine"
                    + "|as expected|(?:with)?in (?:the |its |our |their |an? )?(?:\\w+ ){0,2}?"
                    + "(?:limits?|range|ranges|levels?|bounds|budgets?|sla|slas|slo|slos|thresholds?|targets?|tolerance|parameters)"
                    + "|(?:not|isn't|aren't) (?:elevated|increas\\w*|spiking|degraded|high)|unchanged"
                    + "|no (?:significant |unexpected |unusual |abnormal |new )?(?:increases?|spikes?|rises?|degradation|regressions?|growth|jumps?|anomal\\w*))\\b");

    /** What a test under load saw is no value of the running service. */
    private static final Pattern OF_A_TEST =
            Pattern.compile("\\b(?:tests?|testing|benchmarks?|estimated?|expected to)\\b");

    private static final List<Row> ROWS = List.of(
            row(
                    "error rates?|errors? ratio|failure rates?|5xx(?: rates?| errors?)?|(?:http )?500 errors?",
                    "error_rate"),
            row("success rates?", "success_rate"),
            row("network latenc(?:y|ies)", "network_latency"),
            row(
                    "response[ -]?times?|latency|latencies|request (?:durations?|times?)|page load(?: times?)?",
                    "latency_p95"),
            row("request rates?|throughput|traffic (?:levels?|volumes?)|requests? per second", "request_rate"),
            row("(?:resource|resources) (?:usage|utili[sz]ation|consumption)", "cpu", "memory"),
            row(
                    "cpu(?: usage)?(?: ?[/&,] ?| and )(?:memory|ram)|(?:memory|ram)(?: usage)?(?: ?[/&,] ?| and )cpu",
                    "cpu",
                    "memory"),
            row("cpu", "cpu"),
            row("memory|ram|heap", "memory"),
            row("(?:disk|storage) (?:space|usage|utili[sz]ation)", "disk_free"),
            row("cache hit (?:rates?|ratios?)", "cache_hit_rate"),
            row("queue (?:depths?|lengths?|sizes?|lag)|consumer lag", "queue_depth"),
            row("(?:database|db|connection) (?:connections?|pool)(?: pool)?(?: usage)?", "db_connections"),
            row("costs?|spend(?:ing)?", "cost"));

    private LimitsByDefinition() {}

    /** The signals, in the order that the words name them; empty where the line states a number, or wants none good. */
    public static List<String> of(String text) {
        String plain = PlainLine.of(text);
        boolean names = PlainLine.holdsAny(
                plain,
                "rate",
                "latenc",
                "time",
                "cpu",
                "memory",
                "ram",
                "heap",
                "disk",
                "storage",
                "connection",
                "pool",
                "cost",
                "spend",
                "throughput",
                "traffic",
                "usage",
                "utili",
                "consum",
                "queue",
                "lag",
                "5xx",
                "500",
                "errors",
                "request");
        if (!names
                || !WANTED.matcher(plain).find()
                || OF_A_TEST.matcher(plain).find()
                || !ComparisonPhrase.in(plain).isEmpty()) {
            return List.of();
        }
        return ROWS.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::signals)
                .orElse(List.of());
    }

    private static Row row(String words, String... signals) {
        return new Row(Pattern.compile("\\b(?:" + words + ")\\b"), List.of(signals));
    }
}
