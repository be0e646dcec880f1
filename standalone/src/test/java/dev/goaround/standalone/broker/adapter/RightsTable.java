package dev.goaround.standalone.broker.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who sends and who receives on which topic, as the AsyncAPI document says it: what the broker's rules are held against. */
record RightsTable(Set<String> operations) {

    private static final Pattern OPERATION = Pattern.compile("(?m)^  ([a-z-]+)\\.(send|receive)\\.([a-z]+):$");

    static RightsTable read() throws IOException {
        try (InputStream document = Topic.class.getResourceAsStream("/dev/goaround/contracts/asyncapi.yaml")) {
            Matcher operations = OPERATION.matcher(new String(document.readAllBytes(), UTF_8));
            Set<String> found = new HashSet<>();
            while (operations.find()) {
                // The login of all of them has one name.
                String user = operations.group(1).equals("pipelines") ? "pipeline" : operations.group(1);
                found.add(user + " " + operations.group(2) + " goaround." + operations.group(3));
            }
            return new RightsTable(found);
        }
    }

    boolean maySend(String user, String topic) {
        String source = topic.replace(".dlq", "");
        return topic.endsWith(".dlq")
                ? operations.contains(user + " receive " + source)
                : operations.contains(user + " send " + topic);
    }

    boolean mayReceive(String user, String topic) {
        return operations.contains(user + " receive " + topic);
    }
}
