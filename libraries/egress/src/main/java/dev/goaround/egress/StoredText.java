package dev.goaround.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What stands in a small file of text, or in a variable. */
sealed interface StoredText {

    StoredText NOWHERE = new Nowhere();

    record Nowhere() implements StoredText {}

    /** @param why names the file and says what would be right */
    record Unreadable(String why) implements StoredText {}

    /** @param where the file or the variable, for messages */
    record Text(String text, String where) implements StoredText {
        @Override
        public String toString() {
            return "Text[" + where + "]";
        }
    }

    /** A private key with its chain fits. */
    int LONGEST_BYTES = 64 * 1024;

    static StoredText inFile(Path file) {
        // Links are followed: that is how Kubernetes mounts secrets and swaps them.
        try (InputStream in = Files.newInputStream(file)) {
            Body content = Body.of(in.readNBytes(LONGEST_BYTES + 1));
            if (content.length() > LONGEST_BYTES) {
                return new Unreadable("the file " + file + " is longer than " + LONGEST_BYTES + " bytes");
            }
            return content.strictText()
                    .<StoredText>map(text -> new Text(text, "the file " + file))
                    .orElseGet(() -> new Unreadable("the file " + file + " is not UTF-8 text"));
        } catch (NoSuchFileException e) {
            return NOWHERE;
        } catch (IOException e) {
            return new Unreadable("the file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "); it must be a file that Goaround's user may read");
        }
    }
}
