package dev.goaround.imports.prometheus;

import dev.goaround.imports.SourcePlace;
import dev.goaround.imports.promql.PromqlExpression;
import java.time.Duration;

/**
 * An alerting rule.
 *
 * @param lasting how long it has to hold; zero: at once
 * @param severity the label of that name, or null
 * @param summary the annotation of that name, or null
 */
record Alert(
        String name, SourcePlace at, PromqlExpression expression, Duration lasting, String severity, String summary) {

    String source() {
        return "alert " + name + (severity == null ? "" : " (severity " + severity + ")") + ", line " + at.line();
    }
}
