/**
 * From an outline to the parts of a walk: sections, the phases they make, and what each block's surroundings are about.
 *
 * <p>How headings become phases:
 *
 * <ul>
 *   <li>A single heading above all others is the document's title; the headings below it are its parts. A document
 *       without headings is one phase.
 *   <li>A part that holds a check box is a phase. A part without boxes (contacts, notes, a plain list) is none.
 *   <li>A part is split, and its sub-headings are the phases, where at least two of them carry a time ("T-60 minutes",
 *       "Step 2 (5 minutes)") or an environment ("Staging", "Production") of their own, or where the part itself names
 *       no stage, or is the only part, and its sub-headings name different ones. Otherwise sub-headings are sections.
 *   <li>Boxes of rollback triggers and rollback steps are always a phase of their own, because they open on an order.
 *   <li>Phase titles are unique: a title that returns is told apart by the heading above it, then by a number.
 * </ul>
 */
package dev.goaround.checklist.reading.structure;
