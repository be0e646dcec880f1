package dev.goaround.standalone.imports.prometheus;

import dev.goaround.standalone.imports.Place;
import dev.goaround.standalone.imports.promql.Expression;
import java.time.Duration;

/**
 * An alerting rule.
 *
 * @param lasting how long it has to hold; zero: at once
 * @param severity the label of that name, or null
 * @param summary the annotation of that name, or null
 */
record Alert(String name, Place at, Expression expression, Duration lasting, String severity, String summary) {

    String source() {
        return "alert " + name + (severity == null ? "" : " (severity " + severity + ")") + ", line " + at.line();
    }
}
