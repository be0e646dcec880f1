package dev.goaround.imports.adapter;

import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.SourcePlace;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML 1.1, perhaps of several documents, as the reader of service definitions takes it: nothing is constructed, and what makes
 * small documents large (aliases, depth) is refused before a tree is built.
 */
public final class YamlDocument {

    private static final int DEEPEST = 40;

    /** As many fit into the launcher's memory with their places. */
    private static final int MOST_VALUES = 200_000;

    private YamlDocument() {}

    public static ParsedDocument read(String text) {
        try {
            String refused = refused(text);
            return refused == null ? documents(text) : new ParsedDocument.Refused(refused);
        } catch (MarkedYAMLException e) {
            return new ParsedDocument.Refused(place(e.getProblemMark()) + "it is no YAML: " + oneLine(e.getProblem()));
        } catch (YAMLException e) {
            return new ParsedDocument.Refused("it is no YAML: " + oneLine(e.getMessage()));
        } catch (Twofold e) {
            return new ParsedDocument.Refused(e.getMessage());
        }
    }

    private static String refused(String text) {
        int values = 0;
        for (Event event : yaml(text).parse(new StringReader(text))) {
            if (event instanceof AliasEvent alias) {
                return place(alias.getStartMark()) + "aliases (*" + alias.getAnchor()
                        + ") are not read; write out what they stand for";
            }
            if (++values > MOST_VALUES) {
                return "it has more than " + MOST_VALUES + " values; import it in parts";
            }
        }
        return null;
    }

    private static ParsedDocument documents(String text) throws Twofold {
        List<LocatedValue> documents = new ArrayList<>();
        for (Node node : yaml(text).composeAll(new StringReader(text))) {
            if (!isNull(node)) {
                documents.add(entry(node));
            }
        }
        return documents.isEmpty() ? new ParsedDocument.Refused("it is empty") : new ParsedDocument.Read(documents);
    }

    private static LocatedValue entry(Node node) throws Twofold {
        if (node instanceof ScalarNode scalar) {
            return new LocatedValue.Text(isNull(node) ? "" : scalar.getValue(), at(node.getStartMark()));
        }
        if (node instanceof SequenceNode sequence) {
            List<LocatedValue> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(entry(item));
            }
            return new LocatedValue.Items(items, at(node.getStartMark()));
        }
        Map<String, LocatedValue> fields = new LinkedHashMap<>();
        for (NodeTuple field : ((MappingNode) node).getValue()) {
            Mark key = field.getKeyNode().getStartMark();
            if (!(field.getKeyNode() instanceof ScalarNode name)) {
                throw new Twofold(place(key) + "a field's name is a plain word");
            }
            if (!isNull(field.getValueNode()) && fields.put(name.getValue(), entry(field.getValueNode())) != null) {
                throw new Twofold(place(key) + "the field " + oneLine(name.getValue()) + " is there twice; keep one");
            }
        }
        return new LocatedValue.Mapping(fields, at(node.getStartMark()));
    }

    private static boolean isNull(Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    private static SourcePlace at(Mark mark) {
        return new SourcePlace(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    private static String oneLine(String message) {
        return message == null
                ? "it cannot be read"
                : message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static Yaml yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(Math.max(1, text.length()));
        options.setMaxAliasesForCollections(0);
        return new Yaml(options);
    }

    /** Tells the same thing in two ways; caught where the reading begins. */
    private static final class Twofold extends Exception {
        private static final long serialVersionUID = 1L;

        Twofold(String message) {
            super(message);
        }
    }
}
