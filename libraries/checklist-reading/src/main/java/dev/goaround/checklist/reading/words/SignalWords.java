package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.NamedSignal.Measure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the signal that a line names. The first row that matches wins, so the narrower phrase stands first.
 *
 * <p>Choices where the words leave one: a latency without a percentile is the 95th; "availability" and "uptime" are
 * {@code probe_success}, because they are asked from outside; "disk space" is what is free unless it says used;
 * connection errors are a count of their own, {@code db_connection_errors}, because the number of open connections does
 * not tell them.
 */
final class SignalWords {

    /** @param parts of words, one of which every line that matches holds: looked for before the pattern is */
    private record Row(List<String> parts, Pattern words, NamedSignal signal) {
        boolean names(String plain) {
            return parts.stream().anyMatch(plain::contains)
                    && words.matcher(plain).find();
        }
    }

    /**
     * @param signal or null
     * @param narrow whether it is of a part that the signal does not measure
     */
    private record Asked(String plain, NamedSignal signal, boolean narrow) {}

    private static final ThreadLocal<Asked> LAST = new ThreadLocal<>();

    private static final Pattern LATENCY =
            words("(?<!network )latenc(?:y|ies)|response[ -]?times?|request (?:duration|time)s?|page load(?: times?)?");
    private static final Pattern PERCENTILE = Pattern.compile(
            "(?<![a-z0-9])p ?(\\d{2,3}(?:\\.\\d+)?)\\b|\\b(\\d{2}(?:\\.\\d+)?)(?:th)?[ -](?:percentile|pctl?)\\b");
    private static final Pattern MEDIAN = words("median");
    private static final Pattern MEAN = words("average|avg|mean");
    private static final String UNITS =
            "(?:hosts?|instances?|targets?|tasks?|pods?|replicas?|containers?|nodes?|servers?|services?|endpoints?)";
    /** "More than 20% of pods failing": looked for in lines that name a share and no other signal. */
    private static final Pattern UNHEALTHY = words("unhealthy|not healthy|" + UNITS
            + " (?:are |is |being |become |remain )?(?:fail\\w*|crash\\w*|unavailable|down"
            + "|not (?:ready|available|responding|running))|(?:fail\\w*|crash\\w*|unavailable) " + UNITS);

    private static final Pattern ERRORS = words(
            "^\\W*(?:(?:all|total|http|server|any) )?errors?(?: ?(?=[<>])| (?:are|above|over|exceed\\w*|more|rise\\w*|at))");
    private static final Pattern ERRORS_BEHIND =
            Pattern.compile("\\d ?% (?:of )?(?:all |the )?(?:http |server |5xx )?errors?\\b");
    private static final Pattern HEALTHY =
            words("healthy|" + UNITS + " (?:are |is |remain )?(?:ready|available|up|running)");

    private static final List<String> PERCENTILES = List.of("50", "90", "95", "99");

    private static final String CHECKS = "health ?(?:checks?|probes?|endpoints?)";

    private static final List<Row> ROWS = List.of(
            new Row(
                    List.of("health"),
                    words(CHECKS + " (?:are |is )?(?:fail\\w*|errors?|unsuccessful)(?: rate| ratio| percentage)?"
                            + "|fail\\w* (?:of |in )?(?:the )?" + CHECKS),
                    new NamedSignal("health", Measure.RATIO, true)),
            row("health", CHECKS + " (?:success|pass\\w*)(?: rate| ratio| percentage)?", "health", Measure.RATIO),
            row(
                    "error|5xx|fail|50|return",
                    "error[ _-](?:rates?|ratio|percentage)|errors? %|5xx(?: (?:errors?|responses?))?(?: rate)?|failure rate"
                            + "|failed requests?|percentage of errors|rate of errors"
                            + "|requests? (?:are |that )?fail\\w*|requests? (?:(?:are )?error\\w*|return\\w* (?:errors?|5xx))"
                            + "|50[0-4]s|(?:http|status|code) 50[0-4]|50[0-4] (?:errors?|responses?|rate)",
                    "error_rate",
                    Measure.RATIO),
            row("success", "success[ _](?:rates?|ratio)|successful requests?", "success_rate", Measure.RATIO),
            row(
                    "success|availability|uptime",
                    "(?:probe|synthetic)[ _]success(?: rate)?|availability|uptime",
                    "probe_success",
                    Measure.RATIO),
            row(
                    "request|throughput|rps|qps",
                    "request[ _]rate|throughput|requests? per second|rps|qps",
                    "request_rate",
                    Measure.PER_SECOND),
            row(
                    "connection",
                    "(?:(?:database|db|postgres\\w*|mysql|rds) )?connection (?:errors?|failures?|issues?|problems?|timeouts?)"
                            + "|db_connection_errors",
                    "db_connection_errors",
                    Measure.COUNT),
            row(
                    "connection",
                    "(?:database|db|postgres\\w*|mysql|rds|active) connections?|db_connections|connection pool",
                    "db_connections",
                    Measure.RATIO_OR_COUNT),
            row(
                    "coverage",
                    "(?:test|code|line|branch|unit test|statement)?[ _]?coverage",
                    "test_coverage",
                    Measure.RATIO),
            row("cpu", "cpu", "cpu", Measure.RATIO),
            row("memory|ram|heap", "memory|ram|heap", "memory", Measure.RATIO_OR_BYTES),
            new Row(
                    List.of("disk", "storage", "volume"),
                    words(
                            "(?:disks?|storage|volumes?)(?: space)? (?:usage|used|utili[sz]ation|full(?:ness)?)"
                                    + "|used (?:disk|storage)(?: space)?|(?:disks?|storage|volumes?) (?:is |are |at |to )*\\d{1,3} ?% full"),
                    new NamedSignal("disk_free", Measure.RATIO_OR_BYTES, true)),
            row(
                    "disk|storage",
                    "(?:free )?(?:disks?|storage)(?: space)?|disk_free",
                    "disk_free",
                    Measure.RATIO_OR_BYTES),
            row("cert", "certificates?|certs?", "certificate_days_left", Measure.DAYS),
            row("cost|spend|bill", "costs?|spend(?:ing)?|bill(?:ing)?", "cost", Measure.MONEY),
            row("approv|review", "approvals?|approvers?|reviewers?", "approvals", Measure.COUNT),
            row(
                    "health",
                    "health ?checks?|health endpoints?|healthy (?:hosts?|instances?|targets?|tasks?|pods?)|^health",
                    "health",
                    Measure.RATIO));

    private SignalWords() {}

    /** Empty where the line names no signal, or a figure of a part of the service only. */
    static Optional<NamedSignal> find(String plain) {
        Asked asked = asked(plain);
        return asked.narrow() ? Optional.empty() : Optional.ofNullable(asked.signal());
    }

    /** The signal of the domain with exactly that name, percentiles of latency apart. */
    static Optional<NamedSignal> ofName(String name) {
        return ROWS.stream()
                .map(Row::signal)
                .filter(signal -> signal.name().equals(name) && !signal.complement())
                .findFirst();
    }

    static boolean speaksOfAPart(String plain) {
        return asked(plain).narrow();
    }

    /** Several readers ask for the signal of one line after the other: it is found once. */
    private static Asked asked(String plain) {
        Asked last = LAST.get();
        if (last == null || !last.plain().equals(plain)) {
            NamedSignal signal = search(plain).orElse(null);
            last = new Asked(plain, signal, signal != null && PartWords.narrow(signal.name(), plain));
            LAST.set(last);
        }
        return last;
    }

    private static Optional<NamedSignal> named(String plain) {
        return Optional.ofNullable(asked(plain).signal());
    }

    private static Optional<NamedSignal> search(String plain) {
        Matcher percentile = PERCENTILE.matcher(plain);
        if (mayNameAPercentile(plain) && percentile.find()) {
            String rank = percentile.group(1) == null ? percentile.group(2) : percentile.group(1);
            return PERCENTILES.contains(rank) ? Optional.of(latency(rank)) : Optional.empty();
        }
        if (PlainLine.holdsAny(plain, "latenc", "response", "request", "page")
                && LATENCY.matcher(plain).find()) {
            if (MEDIAN.matcher(plain).find()) {
                return Optional.of(latency("50"));
            }
            return MEAN.matcher(plain).find() ? Optional.empty() : Optional.of(latency("95"));
        }
        Optional<NamedSignal> signal =
                ROWS.stream().filter(row -> row.names(plain)).findFirst().map(Row::signal);
        return signal.isEmpty() && plain.indexOf('%') >= 0 ? byItsShare(plain) : signal;
    }

    private static Optional<NamedSignal> byItsShare(String plain) {
        if (ERRORS.matcher(plain).find() || ERRORS_BEHIND.matcher(plain).find()) {
            return Optional.of(new NamedSignal("error_rate", Measure.RATIO, false));
        }
        if (UNHEALTHY.matcher(plain).find()) {
            return Optional.of(new NamedSignal("health", Measure.RATIO, true));
        }
        return HEALTHY.matcher(plain).find()
                ? Optional.of(new NamedSignal("health", Measure.RATIO, false))
                : Optional.empty();
    }

    private static boolean mayNameAPercentile(String plain) {
        for (int i = plain.indexOf('p'); i >= 0; i = plain.indexOf('p', i + 1)) {
            String next =
                    plain.substring(i + 1, Math.min(plain.length(), i + 3)).strip();
            if (next.startsWith("er")
                    || next.startsWith("ct")
                    || (!next.isEmpty() && Character.isDigit(next.charAt(0)))) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern ONE_STATUS = Pattern.compile("(?<![\\w.])50[0-4](?:s|\\b(?! ?ms))");

    /** How a line was taken that speaks of one status of the server's errors, or null: the signal counts all of them. */
    static String taken(NamedSignal signal, String plain) {
        Matcher status = ONE_STATUS.matcher(plain);
        return signal.name().equals("error_rate") && plain.contains("50") && status.find()
                ? "speaks of " + status.group().substring(0, 3)
                        + " alone, and error_rate counts every error of the server"
                : null;
    }

    /** Why no signal was found, where the line names one that Goaround does not measure; else a general reason. */
    static String whyNot(String plain) {
        Optional<NamedSignal> named = named(plain);
        if (named.isPresent()) {
            return "speaks of one part, and " + named.get().name() + " is measured for the whole service; people look";
        }
        if (PERCENTILE.matcher(plain).find()) {
            return "only p50, p90, p95 and p99 are measured; name one of them";
        }
        if (LATENCY.matcher(plain).find()) {
            return "an average of latencies is not judged; name a percentile, such as p95";
        }
        return "no signal that Goaround knows is named beside the number";
    }

    private static NamedSignal latency(String percentile) {
        return new NamedSignal("latency_p" + percentile, Measure.DURATION, false);
    }

    private static Row row(String parts, String words, String name, Measure measure) {
        return new Row(List.of(parts.split("\\|")), words(words), new NamedSignal(name, measure, false));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![a-z0-9_])(?:" + alternatives + ")(?![a-z0-9_])");
    }
}
