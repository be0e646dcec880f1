package dev.goaround.checklist.definition;

import dev.goaround.contracts.text.OutsideText;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML 1.1 (JSON is read as well) as a tree of nodes with their positions. Nothing is constructed from it, and what makes small
 * documents large (aliases, depth) is refused before a tree is built.
 */
final class YamlText {

    /** Definitions are some KiB; a hundred times that is a mistake. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 30;

    /** Definitions have some hundred; of each something is kept, judged and sent. */
    private static final int MOST_NODES = 10_000;

    /** Elements of a list, fields of a mapping. */
    private static final int MOST_ELEMENTS = 200;

    /** Of a single value: the longest are expressions and messages. */
    private static final int LONGEST_VALUE = 8_000;

    private YamlText() {}

    /** @return the document's mapping, or null with the problem recorded */
    static MappingNode read(String text, Problems problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.at(start(), "", "the document has more than 256 KiB; a service definition is a few KiB");
            return null;
        }
        try {
            return refused(text, problems) ? null : mapping(text, problems);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? start() : e.getProblemMark();
            problems.at(mark, "", "the text is no YAML: " + e.getProblem());
            return null;
        } catch (YAMLException e) {
            problems.at(start(), "", "the text is no YAML: " + firstLine(e.getMessage()));
            return null;
        }
    }

    private static boolean refused(String text, Problems problems) {
        int documents = 0;
        int nodes = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            nodes += event instanceof NodeEvent ? 1 : 0;
            if (nodes > MOST_NODES) {
                problems.at(
                        event.getStartMark(),
                        "",
                        "the document has more than " + MOST_NODES + " values, lists and mappings up to here;"
                                + " a service definition has some hundred");
                return true;
            }
            if (event instanceof ScalarEvent scalar && scalar.getValue().length() > LONGEST_VALUE) {
                problems.at(
                        event.getStartMark(),
                        "",
                        "a value of " + scalar.getValue().length() + " characters begins here; one may have "
                                + LONGEST_VALUE);
                return true;
            }
            if (event instanceof AliasEvent alias) {
                problems.at(
                        alias.getStartMark(),
                        "",
                        "aliases (*" + alias.getAnchor() + ") are not read; repeat the value");
                return true;
            }
            // YAML spells in quotes what its text may not hold.
            Optional<String> odd = event instanceof ScalarEvent scalar
                    ? OutsideText.characterObjection(scalar.getValue())
                    : Optional.empty();
            if (odd.isPresent()) {
                problems.at(event.getStartMark(), "", "the text here " + odd.get());
                return true;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                problems.at(event.getStartMark(), "", "a second document begins here; one file defines one service");
                return true;
            }
        }
        return false;
    }

    private static MappingNode mapping(String text, Problems problems) {
        Node root = yaml().compose(new StringReader(text));
        if (root instanceof MappingNode mapping) {
            return isTooWide(mapping, problems) ? null : mapping;
        }
        Mark mark = root == null ? start() : root.getStartMark();
        problems.at(mark, "", "expected a mapping that begins with “service: NAME”");
        return null;
    }

    private static boolean isTooWide(Node node, Problems problems) {
        if (node instanceof SequenceNode list) {
            return isTooMany(node, list.getValue().size(), "elements", problems)
                    || list.getValue().stream().anyMatch(element -> isTooWide(element, problems));
        }
        if (node instanceof MappingNode mapping) {
            return isTooMany(node, mapping.getValue().size(), "fields", problems)
                    || mapping.getValue().stream()
                            .anyMatch(field -> isTooWide(field.getKeyNode(), problems)
                                    || isTooWide(field.getValueNode(), problems));
        }
        return false;
    }

    private static boolean isTooMany(Node node, int count, String what, Problems problems) {
        if (count > MOST_ELEMENTS) {
            problems.at(
                    node,
                    "",
                    count + " " + what + " stand here, and there may be " + MOST_ELEMENTS
                            + "; one definition is of one service");
        }
        return count > MOST_ELEMENTS;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        options.setMaxAliasesForCollections(0);
        return new Yaml(options);
    }

    private static Mark start() {
        return new Mark("definition", 0, 0, 0, new int[0], 0);
    }

    private static String firstLine(String message) {
        return message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
    }
}
