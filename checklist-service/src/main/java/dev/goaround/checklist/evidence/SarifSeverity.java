package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The properties of a rule or result: {@code security-severity} is a number from 0 to 10, mostly as a text. */
record SarifSeverity(@JsonProperty("security-severity") JsonNode score) {

    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    Optional<Severities> one() {
        String text = score == null ? "" : score.asText("");
        return text.matches("\\d{1,2}(?:\\.\\d{1,4})?") ? Optional.of(of(Double.parseDouble(text))) : Optional.empty();
    }

    private static Severities of(double number) {
        if (number >= CRITICAL) {
            return new Severities(1, 0, 0, 0);
        }
        if (number >= HIGH) {
            return new Severities(0, 1, 0, 0);
        }
        return number >= MEDIUM ? new Severities(0, 0, 1, 0) : new Severities(0, 0, 0, 1);
    }

    static Severities ofLevel(String level) {
        return switch (level) {
            case "error" -> new Severities(0, 1, 0, 0);
            case "none" -> Severities.NONE;
            case "note" -> new Severities(0, 0, 0, 1);
            default -> new Severities(0, 0, 1, 0);
        };
    }
}
