package dev.goaround.standalone.up;

import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.OperatorSettings;
import dev.goaround.standalone.installation.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service is told, as environment variables.
 *
 * @param demo whether the demo runs: its ports may be called then, and its catcher takes the mail
 */
public record ServiceEnvironment(DataDirectory data, Ports ports, OperatorSettings settings, boolean demo) {
    private static final String HOST = "127.0.0.1";

    public String brokerAddress() {
        return HOST + ":" + ports.broker();
    }

    /** What holds for every service. */
    public Map<String, String> common() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("KAFKA_BOOTSTRAP_SERVERS", brokerAddress());
        variables.put("GOAROUND_SECRETS_DIR", settings.secrets().toString());
        variables.put("GOAROUND_EGRESS_ALLOW", egressAllow());
        variables.put("GOAROUND_EGRESS_FORBIDDEN", atHost(ports.own().keySet()));
        if (!settings.hosts().isEmpty()) {
            variables.put("GOAROUND_HOSTS", settings.hosts());
        }
        variables.put("GOAROUND_CHECKLIST_URL", url(ports.checklist()));
        variables.put("GOAROUND_STATUS_URL", url(ports.notifier()) + "/");
        // The supervisor's own limit comes after it; an archive of classes is written before the process is gone.
        variables.put("GOAROUND_STOP_LIMIT", "PT50S");
        // Otherwise the C library keeps an arena per thread, tens of megabytes per process.
        variables.put("MALLOC_ARENA_MAX", "2");
        return variables;
    }

    /** What a service with a database is told of it. */
    public Map<String, String> database(String name, String password) {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://" + HOST + ":" + ports.database() + "/" + name,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + HOST + ":" + ports.database() + "/" + name,
                "QUARKUS_DATASOURCE_USERNAME",
                name,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    public Map<String, String> checklist() {
        return Map.of(
                "GOAROUND_BOOTSTRAP_TOKEN_FILE", data.adminToken().toString(),
                "GOAROUND_DEFINITIONS_DIR", data.definitions().toString());
    }

    public Map<String, String> rollback() {
        return Map.of("KAFKA_STREAMS_STATE_DIR", data.streams().toString());
    }

    /** The mail server: the operator's, else the demo's catcher, else nothing. */
    public Map<String, String> notifier() {
        if (settings.mailHost().isPresent()) {
            return Map.of(
                    "QUARKUS_MAILER_HOST",
                    settings.mailHost().get(),
                    "QUARKUS_MAILER_PORT",
                    Integer.toString(settings.mailPort()));
        }
        return demo
                ? Map.of("QUARKUS_MAILER_HOST", HOST, "QUARKUS_MAILER_PORT", Integer.toString(ports.mail()))
                : Map.of();
    }

    public Map<String, String> demoApplication() {
        return Map.of(
                "DEMO_APP_PORT", Integer.toString(ports.demo()),
                "DEMO_INBOX_PORT", Integer.toString(ports.inbox()),
                "DEMO_SMTP_PORT", Integer.toString(ports.mail()),
                "DEMO_STATE_DIR", data.demo().toString(),
                "GOAROUND_SECRETS_DIR", settings.secrets().toString());
    }

    public static String url(int port) {
        return "http://" + HOST + ":" + port;
    }

    private String egressAllow() {
        List<String> entries = new ArrayList<>();
        if (!settings.egressAllow().isEmpty()) {
            entries.add(settings.egressAllow());
        }
        if (demo) {
            entries.add(atHost(ports.ofDemo().keySet()));
        }
        return String.join(",", entries);
    }

    private static String atHost(Iterable<Integer> numbers) {
        List<String> entries = new ArrayList<>();
        numbers.forEach(port -> entries.add(HOST + ":" + port));
        return String.join(",", entries);
    }
}
