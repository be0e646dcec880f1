package dev.goaround.checklist.definition;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The fields of one mapping. Each getter records what is wrong with the field and goes on with null, so that one reading finds
 * all problems.
 */
final class DefinitionFields {

    private final MappingNode node;
    private final String path;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> withoutValue = new LinkedHashMap<>();

    /** @param known names; empty: any */
    DefinitionFields(MappingNode node, String path, Problems problems, List<String> known) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        problems.lines().at(path, line(node));
        node.getValue().forEach(field -> take(field, known));
    }

    private void take(NodeTuple field, List<String> known) {
        if (!(field.getKeyNode() instanceof ScalarNode key)) {
            problems.at(field.getKeyNode(), path, "a field's name is a plain word");
            return;
        }
        String name = key.getValue();
        if (!known.isEmpty() && !known.contains(name)) {
            problems.at(key, field(name), "there is no such field" + NearestName.suggestion(name, known));
        } else if (values.containsKey(name)) {
            problems.at(key, field(name), "the field is there twice; keep one");
        } else if (!isNull(field.getValueNode())) {
            values.put(name, field.getValueNode());
            problems.lines().at(field(name), line(key));
        } else {
            withoutValue.put(name, key);
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** An element of a list may be spoken of by this name as well; an alternative of an element as one of the same list. */
    void called(String name) {
        int number = path.indexOf('[');
        if (name != null && number >= 0) {
            problems.lines().called(path.substring(0, number) + "[" + name + "]", path);
        }
    }

    String field(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Problems problems() {
        return problems;
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Of a mapping whose names are the team's: those behind which nothing stands. To all getters they are not there. */
    List<String> namesWithoutValue() {
        return List.copyOf(withoutValue.keySet());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isText(String name) {
        return values.get(name) instanceof ScalarNode;
    }

    boolean isMapping(String name) {
        return values.get(name) instanceof MappingNode;
    }

    void problem(String name, String message) {
        problems.at(values.getOrDefault(name, withoutValue.getOrDefault(name, node)), field(name), message);
    }

    String text(String name) {
        Node value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(name, "expected a text, found a " + kind(value));
        return null;
    }

    String required(String name, String example) {
        if (!has(name)) {
            problem(name, "is missing; for example “" + name + ": " + example + "”");
            return null;
        }
        String text = text(name);
        if (text != null && text.isBlank()) {
            problem(name, "is empty; for example “" + name + ": " + example + "”");
            return null;
        }
        return text;
    }

    String matching(String name, String example, Pattern pattern, String rule) {
        String text = required(name, example);
        if (text != null && !pattern.matcher(text).matches()) {
            problem(name, "‘" + text + "’ is not allowed: " + rule);
            return null;
        }
        return text;
    }

    <T> T parsed(String name, Function<String, ParsedField<T>> parser) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        ParsedField<T> parsed = parser.apply(text);
        if (parsed.problem() != null) {
            problem(name, parsed.problem());
        }
        return parsed.value();
    }

    Duration duration(String name) {
        return parsed(name, DurationText::parse);
    }

    Integer number(String name, int least, int most) {
        return parsed(name, text -> {
            try {
                int number = Integer.parseInt(text.strip());
                return number >= least && number <= most
                        ? ParsedField.good(number)
                        : ParsedField.bad(number + " is out of range: " + least + " to " + most);
            } catch (NumberFormatException e) {
                return ParsedField.bad("‘" + text + "’ is no whole number; for example 3");
            }
        });
    }

    Boolean flag(String name) {
        return parsed(name, text -> switch (text) {
            case "true" -> ParsedField.good(true);
            case "false" -> ParsedField.good(false);
            default -> ParsedField.bad("‘" + text + "’ is neither true nor false");
        });
    }

    URI url(String name, UrlPolicy policy) {
        return parsed(name, text -> {
            try {
                URI url = new URI(text.strip());
                return policy.objection(url)
                        .<ParsedField<URI>>map(ParsedField::bad)
                        .orElseGet(() -> ParsedField.good(url));
            } catch (URISyntaxException e) {
                return ParsedField.bad(
                        "‘" + text + "’ is no URL (" + e.getReason() + "); for example https://shop.example.org");
            }
        });
    }

    List<String> texts(String name) {
        Node value = values.get(name);
        if (value instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        List<String> texts = new ArrayList<>();
        for (Node element : elements(name)) {
            if (element instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problems.at(element, field(name), "expected a text, found a " + kind(element));
            }
        }
        return texts;
    }

    DefinitionFields map(String name, List<String> known) {
        Node value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof MappingNode mapping) {
            return new DefinitionFields(mapping, field(name), problems, known);
        }
        problem(name, "expected fields, found a " + kind(value));
        return null;
    }

    List<DefinitionFields> maps(String name, List<String> known) {
        List<DefinitionFields> maps = new ArrayList<>();
        List<Node> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            String elementPath = field(name) + "[" + i + "]";
            if (elements.get(i) instanceof MappingNode mapping) {
                maps.add(new DefinitionFields(mapping, elementPath, problems, known));
            } else {
                problems.at(elements.get(i), elementPath, "expected fields, found a " + kind(elements.get(i)));
            }
        }
        return maps;
    }

    /** Like {@link #maps}; an element that is a text stands for the mapping with that one field. */
    List<DefinitionFields> mapsOrTexts(String name, List<String> known, String textField) {
        List<DefinitionFields> maps = new ArrayList<>();
        List<Node> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            String elementPath = field(name) + "[" + i + "]";
            Node element = elements.get(i);
            if (element instanceof MappingNode mapping) {
                maps.add(new DefinitionFields(mapping, elementPath, problems, known));
            } else if (element instanceof ScalarNode scalar) {
                maps.add(new DefinitionFields(asField(textField, scalar), elementPath, problems, known));
            } else {
                problems.at(element, elementPath, "expected a text or fields, found a " + kind(element));
            }
        }
        return maps;
    }

    private static MappingNode asField(String name, ScalarNode value) {
        ScalarNode key = new ScalarNode(
                Tag.STR, name, value.getStartMark(), value.getEndMark(), DumperOptions.ScalarStyle.PLAIN);
        return new MappingNode(
                Tag.MAP,
                true,
                List.of(new NodeTuple(key, value)),
                value.getStartMark(),
                value.getEndMark(),
                DumperOptions.FlowStyle.BLOCK);
    }

    private List<Node> elements(String name) {
        Node value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(name, "expected a list, found a " + kind(value));
        return List.of();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String kind(Node node) {
        return switch (node.getNodeId()) {
            case scalar -> "single value";
            case sequence -> "list";
            case mapping -> "mapping";
            default -> "reference";
        };
    }
}
