/**
 * From bytes to an outline: the document as a flat list of blocks with their source lines.
 *
 * <p>The only package that knows CommonMark (spec 0.31, with GitHub's tables) and YAML. Boxes are found here and not
 * with the task-list extension, because people also put them in code fences, tables, lettered lists and wrapped lines,
 * and one way of finding them all is easier to trust than two.
 */
package dev.goaround.checklist.reading.outline;
