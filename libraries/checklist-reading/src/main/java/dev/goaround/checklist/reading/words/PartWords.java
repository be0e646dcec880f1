package dev.goaround.checklist.reading.words;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells figures of one part of a service, or of its business, from those that a signal means: {@code error_rate} and
 * the latencies are those of all requests, {@code cpu} and {@code memory} those of the service itself. "Database
 * queries &lt; 50ms (p95)" would be measured at the wrong place, so people look.
 */
final class PartWords {

    private static final String STORES =
            "databases?|db|postgres\\w*|mysql|mongo\\w*|redis|rds|cache|caching|kafka|queues?|s3|buckets?";

    private static final Pattern RATE = Pattern.compile("\\b(?:" + STORES
            + "|log-?ins?|logout|sign-?(?:ups?|ins?)|sso|oauth|auth\\w*|payments?|checkouts?|orders?|uploads?|downloads?"
            + "|jobs?|tasks?|sync\\w*|e-?mails?|sms|webhooks?|deliver\\w*|notifications?|builds?|tests?|crawl\\w*|quer(?:y|ies)"
            + "|client|javascript|js|frontend|browser|console|workers?|imports?|exports?|migrations?|sessions?|crash|llm|ai"
            + "|models?|tools?|generation|conversion|search|discovery|transactions?|backups?|registration|cloud|parsing"
            + "|validation|processing|users?|deployments?|integrations?|retention|completion|creation|hit)"
            + "(?: \\w+)? (?:error|failure|success) rates?\\b");
    /** Anything fails at a rate; of the requests it is only where the line says so, or says nothing else. */
    private static final Pattern FAILURE = Pattern.compile("\\bfailure rates?\\b");

    private static final Pattern FAILING_REQUESTS = Pattern.compile(
            "(?:^\\W*|\\b(?:requests?|https?|apis?|endpoints?|overall|service|the|check|verify|monitor|if|when) )failure rates?\\b");
    private static final Pattern LATENCY = Pattern.compile("\\b(?:" + STORES
            + "|quer(?:y|ies)|sql|cdn|dns|network|replication|replicas?|workers?|disk|storage|websockets?|(?:cold|warm) ?starts?"
            + "|deliver\\w*|inference|ttft|tokens?|render\\w*|animations?|frontend|homepage|pipelines?|jobs?|sync|search|log-?in|checkout|sso"
            + "|time to first byte|ttfb|lcp|fcp)\\b");
    private static final Pattern OF_ALL_REQUESTS =
            Pattern.compile("\\b(?:apis?|https?|endpoints?|requests?|services?|overall|backend)\\b");
    private static final Pattern RESOURCE =
            Pattern.compile("\\b(?:" + STORES + "|workers?|builds?|browser|client|mobile|ci|runners?)\\b");
    private static final Pattern STORAGE =
            Pattern.compile("\\b(?:backups?|director(?:y|ies)|folders?|buckets?|s3|log files?|uploads?)\\b");
    private static final Map<String, Pattern> PARTS =
            Map.of("error_rate", RATE, "success_rate", RATE, "cpu", RESOURCE, "memory", RESOURCE, "disk_free", STORAGE);

    private PartWords() {}

    /** Whether a line with the words of a signal speaks of a part that the signal does not measure. */
    static boolean narrow(String signal, String plain) {
        if (signal.startsWith("latency_")) {
            return LATENCY.matcher(plain).find()
                    && !OF_ALL_REQUESTS.matcher(plain).find();
        }
        if (signal.equals("error_rate")
                && FAILURE.matcher(plain).find()
                && !FAILING_REQUESTS.matcher(plain).find()) {
            return true;
        }
        return Optional.ofNullable(PARTS.get(signal))
                .filter(part -> part.matcher(plain).find())
                .isPresent();
    }
}
