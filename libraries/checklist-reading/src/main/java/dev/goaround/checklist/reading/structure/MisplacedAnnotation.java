package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;

/** An annotation that is not followed, and why. */
public record MisplacedAnnotation(Block.Annotation annotation, String reason) {}
