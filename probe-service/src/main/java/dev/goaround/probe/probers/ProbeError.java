package dev.goaround.probe.probers;

import java.util.Locale;

/** Why a question has no good answer. The reason of a sample is one of these, a colon and the detail. */
public enum ProbeError {
    /** The target answered with another status than expected. */
    STATUS,
    CONNECT,
    DNS,
    TLS,
    TIMEOUT,
    /** The connection ended before the answer did. */
    RESET,
    /** The answer is too long, or no HTTP. */
    BODY,
    /** The answer is no metrics page, or not the metrics system's JSON. */
    PAGE,
    /** The page has no series of the metric that is asked for. */
    METRIC,
    /** The page's counters contradict themselves, or do not go on from the page before. */
    COUNTERS,
    /** The metrics system refused the query, or its answer is not one number. */
    QUERY,
    /** The address guard does not let the question out. */
    GUARD,
    /** The secret that the probe refers to is not there. */
    SECRET,
    /** The target refused the secret. */
    CREDENTIAL,
    /** Too many questions are open. */
    OVERLOAD,
    /** The plan's probe cannot be asked. */
    PLAN,
    /** Our own fault. */
    DEFECT;

    private static final int LONGEST = 300;

    /** Whether a sample's reason is this. */
    public boolean isReason(String reason) {
        return reason.startsWith(name().toLowerCase(Locale.ROOT) + ": ");
    }

    /** The reason of a sample; details that are too long are cut. */
    public String because(String detail) {
        String reason = name().toLowerCase(Locale.ROOT) + ": " + detail;
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }
}
