package dev.goaround.checklist.reading.outline;

import java.util.List;

/**
 * A document as a flat list of blocks.
 *
 * @param title from the front matter, or null
 * @param directives annotations of the front matter
 * @param words of the team, from the front matter
 * @param note what was left aside, in words for the report, or null
 */
public record Outline(String title, List<Directive> directives, TeamWords words, List<Block> blocks, String note) {

    private static final String TABLES_LEFT_ASIDE =
            "the tables are far larger than people write them, and were read as plain text; split them up";

    public Outline {
        directives = List.copyOf(directives);
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
        BrokenUp body = BrokenUp.of(parts.body());
        boolean tables = Tables.areReadable(body.text());
        List<Block> blocks = new MarkdownBlocks(tables)
                .read(body.text()).stream()
                        .map(block -> block.at(body.original(block.line())))
                        .toList();
        return new Outline(parts.title(), parts.directives(), parts.words(), blocks, tables ? null : TABLES_LEFT_ASIDE);
    }
}
