package dev.goaround.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.goaround.contracts.text.Characters;
import java.io.IOException;

/**
 * Texts of events and of stored states as they can be stored and sent. JSON can spell characters that no database column takes, and a
 * quoted answer can hold such that no event can be written with: what came in before such text was refused, or comes from a receiver,
 * would make a deployment that cannot end, because each line about it fails to be written.
 */
final class StorableStrings {

    private StorableStrings() {}

    static SimpleModule module() {
        return new SimpleModule("storable-strings")
                .addDeserializer(String.class, new Reader())
                .addKeyDeserializer(String.class, new KeyReader())
                .addSerializer(String.class, new Writer())
                .addKeySerializer(String.class, new KeyWriter());
    }

    private static final class Reader extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Characters.storable(StringDeserializer.instance.deserialize(parser, context));
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return Characters.storable(key);
        }
    }

    private static final class Writer extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Characters.storable(text));
        }
    }

    private static final class KeyWriter extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1;

        KeyWriter() {
            super(String.class);
        }

        @Override
        public void serialize(String key, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(Characters.storable(key));
        }
    }
}
