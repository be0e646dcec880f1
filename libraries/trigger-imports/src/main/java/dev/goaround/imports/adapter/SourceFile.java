package dev.goaround.imports.adapter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's text, or why it is none. */
public sealed interface SourceFile {

    /** A bundle of all rules of a cluster has some hundred KiB. */
    int MOST_BYTES = 2 * 1024 * 1024;

    record Text(String text) implements SourceFile {}

    /** @param reason what is wrong, and what would be right */
    record Refused(String reason) implements SourceFile {}

    /** @throws IOException if it cannot be read for a reason of the file system's */
    static SourceFile read(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            return new Refused("it is not there, or no file that can be read");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            return new Refused("it has more than " + MOST_BYTES / 1024 + " KiB; import it in parts");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.isBlank()
                    ? new Refused("it is empty")
                    : new Text(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Refused("it is no text in UTF-8; save it as such");
        }
    }
}
