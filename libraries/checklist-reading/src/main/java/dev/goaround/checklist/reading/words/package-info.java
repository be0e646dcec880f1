/**
 * The words people use in checklists: small readers, each for one kind of meaning, each with its own table of examples
 * in its test, so that a new phrase is one row. They know nothing of documents; text goes in, a value comes out.
 *
 * <p>Every reader works on {@link dev.goaround.checklist.reading.words.PlainLine plain words} of bounded length: that keeps
 * each of them linear over a document, whatever their patterns do within one line.
 */
package dev.goaround.checklist.reading.words;
