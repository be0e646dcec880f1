package dev.goaround.standalone.installation;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the operator decides, read from a properties file at each start.
 *
 * @param egressAllow where outgoing calls may go, as {@code host:port} entries separated by commas
 * @param mailHost the mail server; none where mail is not sent
 * @param mailPort its port
 * @param secrets the folder with the secrets that service definitions refer to
 * @param hosts names under which the services are asked besides their own address, separated by commas
 */
public record OperatorSettings(
        String egressAllow, Optional<String> mailHost, int mailPort, Path secrets, String hosts) {
    private static final Set<String> KEYS =
            Set.of("egress.allow", "hosts", "mail.host", "mail.port", "secrets.directory");
    private static final String FIRST_TEXT = """
            # Goaround's settings for this folder, read at each start.

            # Where outgoing calls (probes, rollback webhooks, notifications) may go; everything else is refused.
            # Separated by commas: a host with its port (shop.example.org:443), every name under a domain
            # (.example.org), a range of addresses (10.20.0.0/16:8080), this machine (127.0.0.1:8490).
            egress.allow =

            # The mail server. Without a host no mail is sent, and the ledger says so.
            mail.host =
            mail.port = 25

            # The secrets that service definitions refer to by name: the file <folder>/<service>/<name> for one
            # service, <folder>/shared/<name> for all. <name>.hosts beside it says where it may go, one host a line
            # (api.github.com:443); one for all services is not used without. Relative to this file.
            secrets.directory = secrets

            # Names under which people and pipelines reach this machine's services besides 127.0.0.1 and localhost, as
            # through a proxy: goaround.example.org, or .example.org for every name under it. Other names are refused.
            hosts =
            """;

    /** What reading leads to. */
    public sealed interface Answer {
        record Read(OperatorSettings settings) implements Answer {}

        /** @param problems each with the key at fault and what would be right */
        record Refused(List<String> problems) implements Answer {}
    }

    /** Reads the file, writing it with its explanations when it is not there. */
    public static Answer readOrWrite(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, FIRST_TEXT);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return new Answer.Refused(List.of(file + " cannot be read (" + e.getMessage() + "): write it in UTF-8"));
        }
        return read(properties, file);
    }

    private static Answer read(Properties properties, Path file) {
        List<String> problems = new ArrayList<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!KEYS.contains(key)) {
                problems.add(file + ": there is no setting " + key + "; there are " + new TreeSet<>(KEYS));
            }
        }
        String port = text(properties, "mail.port", "25");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            problems.add(file + ": mail.port is " + port + "; it must be a number from 1 to 65535");
        }
        if (!problems.isEmpty()) {
            return new Answer.Refused(problems);
        }
        return new Answer.Read(new OperatorSettings(
                text(properties, "egress.allow", ""),
                Optional.of(text(properties, "mail.host", "")).filter(host -> !host.isEmpty()),
                Integer.parseInt(port),
                file.resolveSibling(text(properties, "secrets.directory", "secrets")),
                text(properties, "hosts", "")));
    }

    private static String text(Properties properties, String key, String otherwise) {
        String value = properties.getProperty(key, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
