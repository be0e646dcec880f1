package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SonarQube's quality gate: the payload of its webhook, or the answer of {@code api/qualitygates/project_status}. Only {@code OK}
 * has passed; {@code NONE} means that the project has no gate, which proves nothing.
 */
final class QualityGateFile {

    private QualityGateFile() {}

    /** @param name or null: the answer of the API has none */
    record Gate(String name, String status, List<Condition> conditions) {}

    record Condition(
            @JsonAlias("metricKey") String metric,
            String status,
            String errorThreshold,
            @JsonAlias("actualValue") String value) {}

    /**
     * @param gate or null where the analysis did not come so far
     * @param task status of the background task, or null
     */
    static FileResult result(Gate gate, String task, String analysedAt) throws UnreadableFile {
        List<String> names = List.of("sonarqube", "quality-gate");
        if (task != null && !task.equals("SUCCESS")) {
            return new FileResult(names, false, null, "the analysis ended as " + task, null, FileTimes.iso(analysedAt));
        }
        if (gate == null || gate.status() == null) {
            throw new UnreadableFile("It looks like SonarQube's, and has no status of a quality gate.");
        }
        String name = gate.name() == null ? "quality gate" : "quality gate " + gate.name();
        return new FileResult(
                names,
                gate.status().equals("OK"),
                null,
                name + " " + gate.status() + failing(gate),
                null,
                FileTimes.iso(analysedAt));
    }

    private static String failing(Gate gate) {
        if (gate.status().equals("NONE")) {
            return ": no gate is set for the project";
        }
        String conditions = gate.conditions() == null
                ? ""
                : gate.conditions().stream()
                        .filter(condition -> "ERROR".equals(condition.status()))
                        .map(condition ->
                                condition.metric() + " " + condition.value() + " against " + condition.errorThreshold())
                        .collect(Collectors.joining(", "));
        return conditions.isEmpty() ? "" : ": " + conditions;
    }
}
