/**
 * Documents as teams write them, what their authors mean by each line, and how far the reader agrees. The truth is
 * written from the document alone; {@code docs/checklists/confusion.md} is what comes out.
 */
package dev.goaround.checklist.reading.corpus;
