package dev.goaround.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many requests of whom to which service held, and each that did not. */
final class AttackTable {
    private record Row(int held, int tried) {
        static Row sum(Row one, Row other) {
            return new Row(one.held + other.held, one.tried + other.tried);
        }

        @Override
        public String toString() {
            return held + "/" + tried;
        }
    }

    private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> fallen = new ArrayList<>();

    /** @param objection to what came of it; empty: it held */
    void add(Intruder intruder, Attempt attempt, DoorAnswer answer, Optional<String> objection) {
        rows.computeIfAbsent(attempt.endpoint().service(), service -> new LinkedHashMap<>())
                .merge(intruder.name(), new Row(objection.isEmpty() ? 1 : 0, 1), Row::sum);
        statuses.merge(answer.status(), 1, Integer::sum);
        objection.ifPresent(
                what -> fallen.add(intruder + ": " + attempt + ": " + what + ", and got " + answer.status()));
    }

    List<String> fallen() {
        return List.copyOf(fallen);
    }

    private Row total() {
        return rows.values().stream()
                .flatMap(callers -> callers.values().stream())
                .reduce(new Row(0, 0), Row::sum);
    }

    /** A line for each service and caller, the sum, and each request that did not hold. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach((service, callers) ->
                callers.forEach((caller, row) -> lines.add("%-18s %-48s %9s".formatted(service, caller, row))));
        lines.add("%-18s %-48s %9s".formatted("held / tried", "", total()));
        lines.add("answers by status: " + statuses);
        fallen.forEach(each -> lines.add("FELL " + each));
        return lines;
    }
}
