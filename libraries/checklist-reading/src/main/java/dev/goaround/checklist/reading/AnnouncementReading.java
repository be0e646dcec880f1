package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.AnnouncementWords;

/**
 * A message that the document says somebody gets.
 *
 * @param template the message as the document words it, or null
 */
public record AnnouncementReading(int line, AnnouncementWords.Event event, String text, String template) {}
