package dev.goaround.checklist.reading.outline;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One block of a document, in document order. Lines count from 1; text is plain, without Markdown's marks. */
public sealed interface Block {

    /** The owner of a block that stands in no list entry. */
    int NO_OWNER = -1;

    int line();

    /** The same block on another line. */
    Block at(int otherLine);

    /** A heading; {@code level} from 1 to 6. */
    record Heading(int line, int level, String text) implements Block {
        @Override
        public Heading at(int otherLine) {
            return new Heading(otherLine, level, text);
        }
    }

    /**
     * An entry of a list, or another line that carries a check box.
     *
     * @param index identifies the entry within its outline
     * @param parent index of the entry that this one is nested in, or {@link #NO_OWNER}
     * @param ordinal the number that the list gives it, or 0 for a bullet
     */
    record Entry(int line, int index, int parent, int ordinal, Box box, String text) implements Block {
        public boolean isBox() {
            return box != Box.NONE;
        }

        @Override
        public Entry at(int otherLine) {
            return new Entry(otherLine, index, parent, ordinal, box, text);
        }
    }

    /** One source line of a paragraph. {@code owner} is the index of the entry it stands in, or {@link #NO_OWNER}. */
    record Text(int line, int owner, String text) implements Block {
        @Override
        public Text at(int otherLine) {
            return new Text(otherLine, owner, text);
        }
    }

    /**
     * A code block.
     *
     * @param language first word of its info string, or empty
     * @param content without the final line end
     * @param owner index of the entry it belongs to, or {@link #NO_OWNER} where it stands for itself
     */
    record Fence(int line, int owner, String language, String content) implements Block {
        /** What people write programs and configurations in: neither a list nor something to be typed at a prompt. */
        private static final Set<String> PROGRAMS = Set.of(
                "python",
                "py",
                "java",
                "javascript",
                "js",
                "jsx",
                "typescript",
                "ts",
                "tsx",
                "go",
                "golang",
                "ruby",
                "rb",
                "c",
                "cpp",
                "c++",
                "csharp",
                "cs",
                "c#",
                "rust",
                "rs",
                "php",
                "kotlin",
                "kt",
                "scala",
                "swift",
                "json",
                "json5",
                "jsonc",
                "yaml",
                "yml",
                "toml",
                "ini",
                "xml",
                "html",
                "css",
                "hcl",
                "terraform",
                "tf",
                "groovy",
                "promql",
                "graphql",
                "proto",
                "protobuf",
                "mermaid",
                "plantuml",
                "diff",
                "dockerfile",
                "r",
                "lua",
                "perl",
                "elixir",
                "erlang",
                "haskell",
                "clojure",
                "dart");

        /** Whether it is no instruction by its language. */
        public boolean isProgram() {
            return isProgram(language);
        }

        static boolean isProgram(String language) {
            return PROGRAMS.contains(language.toLowerCase(Locale.ROOT));
        }

        @Override
        public Fence at(int otherLine) {
            return new Fence(otherLine, owner, language, content);
        }
    }

    /**
     * An annotation; it belongs to the block before it.
     *
     * @param text what stands behind {@code goaround:} in the comment
     */
    record Annotation(int line, String text) implements Block {
        @Override
        public Annotation at(int otherLine) {
            return new Annotation(otherLine, text);
        }
    }

    /** A row of a table's body, with the header's cells beside it. A header shorter than the row is filled up. */
    record Row(int line, List<String> header, List<String> cells) implements Block {
        public Row {
            header = List.copyOf(header);
            cells = List.copyOf(cells);
        }

        @Override
        public Row at(int otherLine) {
            return new Row(otherLine, header, cells);
        }
    }
}
