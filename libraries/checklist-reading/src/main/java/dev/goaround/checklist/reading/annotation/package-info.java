/**
 * The grammar of annotations: what stands behind {@code goaround:} in an HTML comment, or under {@code goaround} in the
 * front matter.
 *
 * <p>One clause is a keyword, what belongs to it, then options: {@code measured error_rate < 1% over 5m if="needed"}. What
 * is written by {@link dev.goaround.checklist.reading.annotation.ClauseText} is read back as it was by {@link
 * dev.goaround.checklist.reading.annotation.ClauseParser}. This package knows no documents.
 */
package dev.goaround.checklist.reading.annotation;
