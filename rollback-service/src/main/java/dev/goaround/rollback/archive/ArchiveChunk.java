package dev.goaround.rollback.archive;

/**
 * Records of one log of one deployment, in their order.
 *
 * @param number from 1, without a gap
 * @param first offset in the topic
 * @param last offset in the topic
 * @param lines compressed; not copied, not to be changed
 */
// The array is the stored form; it is read once.
@SuppressWarnings("ArrayRecordComponent")
public record ArchiveChunk(int number, long first, long last, int records, byte[] lines) {}
