package dev.goaround.e2e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of one message in Protocol Buffers' wire format; as much of it as OTLP's traces need. */
final class WireFields {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private record Field(int number, ByteBuffer value) {}

    private final List<Field> fields = new ArrayList<>();

    WireFields(ByteBuffer message) {
        ByteBuffer rest = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            long key = varint(rest);
            fields.add(new Field((int) (key >>> 3), value((int) (key & 7), rest)));
        }
    }

    private static ByteBuffer value(int wireType, ByteBuffer rest) {
        int start = rest.position();
        int length;
        switch (wireType) {
            case VARINT -> {
                varint(rest);
                length = rest.position() - start;
            }
            case EIGHT_BYTES -> length = Long.BYTES;
            case LENGTH_DELIMITED -> {
                length = (int) varint(rest);
                start = rest.position();
            }
            case FOUR_BYTES -> length = Integer.BYTES;
            default -> throw new IllegalArgumentException("wire type " + wireType + " at byte " + start);
        }
        rest.position(start + length);
        return rest.slice(start, length);
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = from.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    List<WireFields> messages(int number) {
        return values(number).stream().map(WireFields::new).toList();
    }

    String text(int number) {
        return values(number).stream()
                .map(value -> StandardCharsets.UTF_8.decode(value.duplicate()).toString())
                .findFirst()
                .orElse("");
    }

    String hex(int number) {
        StringBuilder hex = new StringBuilder();
        values(number).forEach(value -> {
            for (int i = 0; i < value.limit(); i++) {
                hex.append(String.format("%02x", value.get(i)));
            }
        });
        return hex.toString();
    }

    long fixed64(int number) {
        return values(number).get(0).duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private List<ByteBuffer> values(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }
}
