package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whether one entry of a report says what is meant, aspect by aspect. */
final class Agreement {

    private Agreement() {}

    static boolean ofLimit(Meant meant, JsonNode limit) {
        return (meant.signals().contains("*")
                        || meant.signals().contains(limit.path("signal").asText()))
                && side(meant.op()) == side(limit.path("op").asText())
                && Amount.same(meant.value(), limit.path("value").asDouble())
                && meant.baseline() == limit.hasNonNull("baseline");
    }

    /** At the limit itself nobody decides anything: ">" and ">=" are one side. */
    private static char side(String op) {
        return op.charAt(0);
    }

    static boolean ofShares(Meant meant, JsonNode check) {
        List<Double> shares = meant.shares();
        return Amount.same(shares.get(shares.size() - 1), check.path("traffic").asDouble(-1));
    }

    static boolean ofSoak(Meant meant, JsonNode check) {
        return meant.time().isEmpty()
                || Amount.same(
                        meant.time().get(0).amount(), check.path("duration").asDouble(-1));
    }

    /** A limit on {@code health} without a time means three times in a row. */
    static boolean ofTime(Meant meant, JsonNode limit) {
        JsonNode lasting = limit.path("for");
        JsonNode over = limit.path("over");
        if (meant.time().isEmpty()) {
            return lasting.isMissingNode() || (lasting.isNull() && over.isNull());
        }
        return meant.time().stream().allMatch(time -> switch (time.word()) {
            case "for" -> is(time, lasting);
            case "over" -> is(time, over);
            case "count" -> is(time, limit.path("times"));
            default -> is(time, lasting) || is(time, over);
        });
    }

    private static boolean is(Meant.Time time, JsonNode seconds) {
        return seconds.isNumber() && (time.amount() == null || Amount.same(time.amount(), seconds.asDouble()));
    }

    /** The offset and the planned length of a phase. */
    static boolean ofClock(Meant meant, JsonNode phase) {
        return meant.time().stream()
                .allMatch(time -> is(time, phase.path(time.word().equals("at") ? "offset" : "duration")));
    }

    static boolean ofMode(Meant meant, JsonNode trigger) {
        return meant.words().contains(mode(trigger));
    }

    static String mode(JsonNode trigger) {
        return trigger.hasNonNull("mode") ? trigger.path("mode").asText() : "automatic";
    }
}
