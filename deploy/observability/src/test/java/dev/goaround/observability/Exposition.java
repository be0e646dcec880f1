package dev.goaround.observability;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which series a service exposes, from the text of its scrapes (Prometheus' or OpenMetrics); values are left out. */
public final class Exposition {
    private static final Pattern SAMPLE = Pattern.compile(
            "^([a-zA-Z_:][\\w:]*)(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)})?\\s+\\S+(?:\\s+[\\d.]+)?(?:\\s+#.*)?$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, Set<String>> labelsByMetric = new TreeMap<>();

    /** Adds what one scrape shows; a metric keeps the labels of all its series in all scrapes. */
    public Exposition add(String text) {
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> labelsByMetric
                        .computeIfAbsent(sample.group(1), name -> new TreeSet<>())
                        .addAll(labels(sample.group(2))));
        return this;
    }

    private static Set<String> labels(String inBraces) {
        return inBraces == null
                ? Set.of()
                : LABEL.matcher(inBraces).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Without those that Prometheus adds; empty where the metric was never seen. */
    public Optional<Set<String>> labelsOf(String metric) {
        return Optional.ofNullable(labelsByMetric.get(metric)).map(Set::copyOf);
    }

    public Set<String> metrics() {
        return Set.copyOf(labelsByMetric.keySet());
    }
}
