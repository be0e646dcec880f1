/**
 * Reads a team's Markdown checklist and reports how every line was understood.
 *
 * <p>{@link dev.goaround.checklist.reading.ChecklistReader} is the way in; the {@link
 * dev.goaround.checklist.reading.Report} is plain records for the walk, and JSON for people and scripts. Behind it,
 * {@code outline} finds blocks and boxes, {@code structure} finds phases, {@code words} understands phrases, and one
 * reader per kind of entry fills its list of the report.
 *
 * <p>What a reader leaves open is said under {@code unread}, never passed over.
 */
package dev.goaround.checklist.reading;
