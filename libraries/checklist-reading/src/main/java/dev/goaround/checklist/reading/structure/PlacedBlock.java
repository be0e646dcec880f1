package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.Zone;

/**
 * A block, the section it stands in, and what its surroundings are about.
 *
 * @param purpose what they say is to happen when a criterion among them comes true
 */
public record PlacedBlock(Block block, Section section, Zone zone, CriteriaPurpose purpose) {}
