/**
 * The words of eleven languages, and how a line in one of them becomes a line in the readers' English.
 *
 * <p>Each language is one text file beside this package's classes ({@code words/de.txt} and so on); {@link
 * dev.goaround.checklist.reading.languages.WordTable} says how it is written. {@link
 * dev.goaround.checklist.reading.languages.Glossary} holds all of them, knows the language of the document that is read
 * and the words that its team added, and is current for the thread that reads it. Nothing here knows what the readers make
 * of a line.
 */
package dev.goaround.checklist.reading.languages;
