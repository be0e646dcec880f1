package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.Stage;

/**
 * A part of the walk.
 *
 * @param title unique within the document
 * @param section where it begins; its line and its clock are the phase's
 * @param environment or null where the words name none
 */
public record Phase(String title, Section section, Stage stage, String environment) {}
