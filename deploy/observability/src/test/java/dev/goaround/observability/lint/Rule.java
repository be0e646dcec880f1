package dev.goaround.observability.lint;

import dev.goaround.observability.Dashboard;
import java.util.List;
import java.util.function.Function;

/** A rule of Grafana's dashboard-linter, restated under its name. */
record Rule(String name, Function<Dashboard, List<Finding>> check) {
    @Override
    public String toString() {
        return name;
    }
}
