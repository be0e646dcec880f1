package dev.goaround.checklist.reading.outline;

import java.util.List;

/**
 * A document as a flat list of blocks.
 *
 * @param title from the front matter, or null
 */
public record Outline(String title, List<Block> blocks) {

    public Outline {
        blocks = List.copyOf(blocks);
    }

    /** Never fails: bytes that are no text give an outline without meaning. */
    public static Outline of(byte[] document) {
        return outline(Decoding.decode(document));
    }

    public static Outline of(String document) {
        return outline(Decoding.clean(document));
    }

    private static Outline outline(String text) {
        FrontMatter parts = FrontMatter.split(text);
        return new Outline(parts.title(), new MarkdownBlocks().read(parts.body()));
    }
}
