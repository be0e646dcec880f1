package dev.goaround.cli.judging.adapter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes typed values from a JSON document as it streams by, and says where one is not of its type. */
final class JsonCursor {
    /** So many values a side fit into the launcher's memory, with the copies that are sorted. */
    static final int MOST_VALUES = 500_000;

    private static final int FIRST_CAPACITY = 256;

    private final JsonParser parser;

    JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** One field of an object, the cursor on its value. */
    interface Field {
        void read(String path) throws IOException, Misread;
    }

    void document(Map<String, Field> fields) throws IOException, Misread {
        if (parser.nextToken() == null) {
            throw new Misread("it is empty: give a JSON object with experiment and control");
        }
        object("the document", "", fields);
        if (parser.nextToken() != null) {
            throw wrong("after the object", "something follows; give one object and nothing else");
        }
    }

    void object(String path, String prefix, Map<String, Field> fields) throws IOException, Misread {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(path, found() + "; give a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Field field = fields.get(name);
            if (field == null) {
                throw wrong(
                        prefix + name,
                        "nothing is known of this field; there are "
                                + fields.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                field.read(prefix + name);
            }
        }
    }

    /** null and NaN, bare or in quotes, are missing values: NaN. */
    double[] values(String path) throws IOException, Misread {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(path, found() + "; give an array of numbers, with null for a missing value");
        }
        double[] values = new double[FIRST_CAPACITY];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == MOST_VALUES) {
                throw wrong(path, "more than " + MOST_VALUES + " values; give at most as many");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count] = value(path + "[" + count + "]");
            count++;
        }
        return Arrays.copyOf(values, count);
    }

    private double value(String path) throws IOException, Misread {
        boolean missing = parser.currentToken() == JsonToken.VALUE_NULL
                || parser.getText().equals("NaN");
        return missing ? Double.NaN : number(path, "; give a number, or null for a missing value");
    }

    double number(String path) throws IOException, Misread {
        return number(path, "; give a number");
    }

    private double number(String path, String right) throws IOException, Misread {
        if (!parser.currentToken().isNumeric() || parser.isNaN()) {
            throw wrong(path, found() + right);
        }
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw wrong(path, parser.getText() + " is beyond all doubles" + right);
        }
        return number;
    }

    boolean flag(String path) throws IOException, Misread {
        if (!parser.currentToken().isBoolean()) {
            throw wrong(path, found() + "; give true or false");
        }
        return parser.getBooleanValue();
    }

    /** One of the words that stand for something. */
    <T> T word(String path, Map<String, T> words) throws IOException, Misread {
        T meant = parser.currentToken() == JsonToken.VALUE_STRING ? words.get(parser.getText()) : null;
        if (meant == null) {
            throw wrong(
                    path,
                    found() + "; give "
                            + String.join(
                                    " or ", words.keySet().stream().sorted().toList()));
        }
        return meant;
    }

    Misread wrong(String path, String what) {
        JsonLocation at = parser.currentTokenLocation();
        return new Misread("line " + at.getLineNr() + ", column " + at.getColumnNr() + ", " + path + ": " + what);
    }

    private String found() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "it is an object";
            case START_ARRAY -> "it is an array";
            case VALUE_STRING -> "it is the string \"" + shortened(parser.getText()) + "\"";
            default -> "it is " + shortened(parser.getText());
        };
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
