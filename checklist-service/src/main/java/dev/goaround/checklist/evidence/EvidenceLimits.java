package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;

/**
 * How much of a JSON file is kept at a time. Three bytes are enough for one more object, so 16 MiB of them would be half a gigabyte of
 * memory; what nobody asks for is skipped and costs nothing.
 */
final class EvidenceLimits {

    /** Code flows and nested properties of SARIF stay below thirty. */
    private static final int DEEPEST = 100;

    /** Names, ids and levels; messages are skipped. */
    private static final int LONGEST_TEXT = 4_000;

    /** Of one element of a list. What is asked of a result or a rule has some twenty. */
    private static final int MOST_TOKENS = 2_000;

    /** Field names are not kept for the next file: a file may have a million different ones. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_TEXT)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EvidenceLimits() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws UnreadableFile if there are more of it than anybody needs */
    static void count(int number, int most, String what) throws UnreadableFile {
        if (number > most) {
            throw new UnreadableFile(String.format(
                    Locale.ROOT,
                    "It has more than %,d %s, and that many are read. Post the files of the modules or categories one by one.",
                    most,
                    what));
        }
    }

    /**
     * The object that the parser is at, or null where it is at null.
     *
     * @throws ElementTooLarge if more is asked of it than anybody writes; what nobody asks for is not counted
     */
    static <T> T element(JsonParser json, Class<T> record) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : MAPPER.readValue(new Counted(json), record);
    }

    /** An {@link IOException}, which data binding hands on as it is. */
    static final class ElementTooLarge extends IOException {
        private static final long serialVersionUID = 1;

        private ElementTooLarge() {
            super("One of its elements has more than " + MOST_TOKENS + " values in fields that are read.");
        }
    }

    private static final class Counted extends JsonParserDelegate {
        private int tokens;

        private Counted(JsonParser json) {
            super(json);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw new ElementTooLarge();
            }
            return super.nextToken();
        }

        @Override
        public JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }
    }
}
