package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.Zone;

/** A block, the section it stands in, and what its surroundings are about. */
public record Placed(Block block, Section section, Zone zone) {}
