package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** Lines that say an alert is set up: the limit in them is the alert's, and a person looks whether it is there. */
public final class AlertWords {

    private static final Pattern SETS_UP = Pattern.compile(
            "\\b(?:alerts?|alarms?|alerting|thresholds?|limits?|quotas?|rules?|polic(?:y|ies)|budgets?|slos?)\\b.*"
                    + "\\b(?:configured|set|created|in place|enabled|defined|active|agreed|documented|updated"
                    + "|adjusted|written)\\b"
                    + "|\\b(?:configure|set up|set|create|enable|define|add|adjust|document|agree on|write|update)\\b.*"
                    + "\\b(?:alerts?|alarms?|alerting|thresholds?|budgets?|slos?|slis?|criteria|limits?|triggers?)\\b"
                    + "|^\\W*(?:\\w+ ){0,2}(?:alerts?|alarms?|alerting|warnings?|page|pagerduty)(?: (?:rule|me|us"
                    + "|team|on-call))?"
                    + "(?::| on| at| if| when| for| above| over| bei| -|,|$)"
                    + "|[\\d%] ?(?:ms |s )?(?:alerts?|alarms?)\\W*$|\\b(?:alerts?|alarms?|pages?|notif(?:y"
                    + "|ies)) (?:fires? |triggers? |the team |us |on-call )?"
                    + "(?:on|at|if|when|above|over)\\b"
                    + "|\\b(?:hpa|auto-?scal\\w*|scal(?:es?|ing) (?:up|out|down|in|at)|circuit[ -]?breakers?"
                    + "|rate[ -]?limit\\w*|throttl\\w*"
                    + "|bulkhead|retry polic\\w*|error budgets?)\\b");
    private static final Pattern REHEARSED =
            Pattern.compile("\\b(?:load|stress|performance|soak|endurance|capacity|chaos)[ -]?(?:tests?|tested|testing"
                    + "|benchmarks?)\\b|\\bbenchmark\\w*"
                    + "|\\bunder (?:(?:peak|full|heavy|expected|2x|3x) )*load\\b");

    /** One of these is in every line that matches. */
    private static final String[] SIGNS = {
        "alert",
        "alarm",
        "threshold",
        "limit",
        "quota",
        "rule",
        "polic",
        "budget",
        "slo",
        "sli",
        "criteria",
        "trigger",
        "warning",
        "page",
        "notif",
        "hpa",
        "scal",
        "breaker",
        "throttl",
        "bulkhead"
    };

    private AlertWords() {}

    /** Whether a figure is what a test under load has to show. */
    public static boolean isRehearsed(String text) {
        String plain = PlainLine.of(text);
        return PlainLine.holdsAny(plain, "load", "test", "benchmark")
                && REHEARSED.matcher(plain).find();
    }

    public static boolean setsUp(String text) {
        String plain = PlainLine.of(text);
        return PlainLine.holdsAny(plain, SIGNS) && SETS_UP.matcher(plain).find();
    }
}
