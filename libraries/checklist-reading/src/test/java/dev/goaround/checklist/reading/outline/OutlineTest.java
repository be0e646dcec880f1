package dev.goaround.checklist.reading.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void everyBlockKnowsItsLine() {
        List<Block> blocks = Outline.of("# One\n\nText\nmore\n\n- [ ] two\n  three\n  - [x] four\n\n```sh\nrun\n```\n")
                .blocks();
        assertThat(blocks)
                .containsExactly(
                        new Block.Heading(1, 1, "One"),
                        new Block.Text(3, Block.NO_OWNER, "Text"),
                        new Block.Text(4, Block.NO_OWNER, "more"),
                        new Block.Entry(6, 0, Block.NO_OWNER, 0, Box.OPEN, "two three"),
                        new Block.Entry(8, 1, 0, 0, Box.TICKED, "four"),
                        new Block.Fence(10, Block.NO_OWNER, "sh", "run"));
    }

    @Test
    void marksOfMarkdownGoAndPlaceholdersStay() {
        assertThat(texts("- [ ] **Bold** and `code` <version> [here](https://a.test/x) <!-- note --> a&gt;b"))
                .containsExactly("Bold and `code` <version> here (https://a.test/x)  a>b");
        assertThat(texts("- [ ] see <https://a.test> and one  \n  more"))
                .containsExactly("see https://a.test and one more");
    }

    @Test
    void linesInsideOneItemThatHaveABoxAreEntriesOfTheirOwn() {
        assertThat(texts("- [ ] one\n[ ] two\n  still two\n[x] three"))
                .containsExactly("one", "two still two", "three");
        assertThat(texts("a) [ ] one\nb) [ ] two")).containsExactly("one", "two");
    }

    @Test
    void boxesInDeepIndentationAndHtmlAreFound() {
        assertThat(texts("Text\n\n        - [ ] one\n            - [ ] two\n")).containsExactly("one", "two");
        assertThat(texts("<details>\n- [ ] one\n</details>\n")).containsExactly("one");
        assertThat(texts("<!--\n- [ ] hidden\n-->\n")).isEmpty();
        assertThat(texts("> - [ ] quoted")).containsExactly("quoted");
    }

    @Test
    void aFenceOfItsOwnListsBoxesAndOneOfAnItemDoesNot() {
        assertThat(texts("Steps\n\n```\n1. [ ] one\n   - [ ] two\nno box\n```")).containsExactly("one", "two");
        List<Block> nested = Outline.of("```\n[ ] one\n  [ ] two\n    [ ] three\n[ ] four\n```")
                .blocks();
        assertThat(nested).extracting(block -> ((Block.Entry) block).parent()).containsExactly(-1, 0, 1, -1);
        assertThat(texts("- [ ] run\n  ```\n  - [ ] no box\n  ```")).containsExactly("run");
        assertThat(texts("- [ ] run\n```sh\n- [ ] no box\n```")).containsExactly("run");
    }

    @Test
    void aFenceDirectlyUnderAListBelongsToItsLastEntry() {
        List<Block> blocks =
                Outline.of("- one\n- [ ] two\n```\nrun\n```\n\n```\nalone\n```").blocks();
        assertThat(blocks).contains(new Block.Fence(3, 1, "", "run"), new Block.Fence(7, Block.NO_OWNER, "", "alone"));
    }

    @Test
    void aTableHasRowsAndARowWithABoxIsAnEntry() {
        List<Block> blocks = Outline.of("| Role | Done |\n|---|---|\n| QA | [x] |\n| Dev | no |")
                .blocks();
        assertThat(blocks)
                .containsExactly(
                        new Block.Entry(3, 0, Block.NO_OWNER, 0, Box.TICKED, "QA"),
                        new Block.Row(4, List.of("Role", "Done"), List.of("Dev", "no")));
    }

    @Test
    void aBoxOfATableKeepsTheWordsOfItsRow() {
        assertThat(Outline.of("""
                        | Step | Phone | Desk |
                        |---|---|---|
                        | Open it | ☐ | ☑ |
                        | Backend | ✅ Fixed | none |
                        """).blocks())
                .extracting(block -> ((Block.Entry) block).text())
                .containsExactly("Open it (Phone)", "Open it (Desk)", "Backend Fixed");
    }

    @Test
    void aSignBeforeAnIntroducingLineIsNoBox() {
        assertThat(Outline.of("✅ **What counts:**\n- [ ] one\n").blocks())
                .containsExactly(
                        new Block.Text(1, Block.NO_OWNER, "What counts:"),
                        new Block.Entry(2, 0, Block.NO_OWNER, 0, Box.OPEN, "one"));
    }

    @Test
    void checkMarksAreBoxesOnlyInAListThatHasAnEmptyOne() {
        assertThat(texts("✅ done\n")).isEmpty();
        assertThat(texts("- [ ] one\n  - ✅ express: 5.2\n  - ❌ mysql\n")).containsExactly("one");
        assertThat(texts("## ✅ Ready\n- ✅ a\n- ✅ b\n")).isEmpty();
        assertThat(texts("- ✅ a\n- ☐ b\n- ❌ c\n")).containsExactly("a", "b", "c");
        assertThat(texts("- ✅ a\n- ☐ b\n- c\n")).containsExactly("b");
        assertThat(texts("| What | Set |\n|---|---|\n| a | ✅ |\n| b | ❌ |\n")).isEmpty();
        assertThat(texts("| What | Set |\n|---|---|\n| a | ✅ |\n| b | [ ] |\n")).containsExactly("a", "b");
        assertThat(texts("```\n✅ works\nthat is it\n```\n")).isEmpty();
    }

    @Test
    void boxesSideBySideAreOneEach() {
        assertThat(texts("**Decision**: [ ] GO  [ ] NO-GO\n")).containsExactly("GO", "NO-GO");
        assertThat(texts("- [ ] Yes / [ ] No\n")).containsExactly("Yes", "No");
        assertThat(texts("- Decision: [ ] GO | [x] NO-GO\n")).containsExactly("GO", "NO-GO");
        assertThat(texts("Smoke tests: [ ] passed\n")).containsExactly("Smoke tests: passed");
        assertThat(texts("| Decision | [ ] GO [ ] NO-GO |\n|-|-|\n| Backend | [ ] GO [ ] NO-GO |\n"))
                .containsExactly("GO", "NO-GO");
        assertThat(texts("Write [ ] and later [x] in a line of its own.\n")).isEmpty();
    }

    @Test
    void aProgramIsNoListOfBoxes() {
        assertThat(texts("```python\nrows = [ ]\n- [ ] a\n```\n")).isEmpty();
        assertThat(texts("```\nrows = [ ]\nreturn [ ]\n```\n")).isEmpty();
        assertThat(texts("```\n- [ ] a\nb [ ]\n```\n")).containsExactly("a", "b");
    }

    @Test
    void aBoldLineBelowAnEntryOpensTheNextList() {
        assertThat(Outline.of("**Go if**:\n- all is well\n**No-go if**:\n- it took long\n")
                        .blocks())
                .containsExactly(
                        new Block.Text(1, Block.NO_OWNER, "Go if:"),
                        new Block.Entry(2, 0, Block.NO_OWNER, 0, Box.NONE, "all is well"),
                        new Block.Text(3, Block.NO_OWNER, "No-go if:"),
                        new Block.Entry(4, 1, Block.NO_OWNER, 0, Box.NONE, "it took long"));
    }

    @Test
    void numberedListsKeepTheirNumbers() {
        assertThat(Outline.of("3. a\n4. b\n").blocks())
                .extracting(block -> ((Block.Entry) block).ordinal())
                .containsExactly(3, 4);
    }

    @Test
    void frontMatterNamesTheDocumentAndKeepsTheLineNumbers() {
        Outline outline = Outline.of("---\ntitle: Weekly release\ntags: [a]\n---\n# Other\n");
        assertThat(outline.title()).isEqualTo("Weekly release");
        assertThat(outline.blocks()).containsExactly(new Block.Heading(5, 1, "Other"));
    }

    @Test
    void aBreakAtTheStartIsNoFrontMatter() {
        assertThat(Outline.of("---\n- [ ] one\n---\n").title()).isNull();
        assertThat(texts("---\n- [ ] one\n\n---\n")).containsExactly("one");
        assertThat(texts("---\n{ broken: [\n---\n- [ ] one\n")).containsExactly("one");
        assertThat(texts("---\n---\n- [ ] one\n")).containsExactly("one");
        assertThat(texts("---\ntitle: endless\n- [ ] one\n")).containsExactly("one");
    }

    @Test
    void aParagraphOfManyThousandLinesIsBrokenUpAndKeepsItsLineNumbers() {
        List<Block> blocks = Outline.of("(a\n".repeat(10_000) + "\n- [ ] go\n").blocks();
        assertThat(blocks).hasSize(10_001).contains(new Block.Text(2_001, Block.NO_OWNER, "(a"));
        assertThat(blocks.get(10_000).line()).isEqualTo(10_002);
        assertThat(blocks.subList(0, 10_000))
                .allMatch(block -> ((Block.Text) block).text().equals("(a"));
        assertThat(blocks.stream().map(Block::line).distinct()).hasSize(10_001);
    }

    @Test
    void aLongListIsNotBrokenUp() {
        List<Block> blocks = Outline.of("1. [ ] go\n".repeat(5_000)).blocks();
        assertThat(blocks.get(4_999)).isEqualTo(new Block.Entry(5_000, 4_999, Block.NO_OWNER, 5_000, Box.OPEN, "go"));
    }

    private static List<String> texts(String markdown) {
        return Outline.of(markdown).blocks().stream()
                .filter(block -> block instanceof Block.Entry entry && entry.isBox())
                .map(block -> ((Block.Entry) block).text())
                .toList();
    }
}
