package dev.goaround.standalone.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the embedded server is started: on loopback only, durable, small.
 *
 * @param cluster the folder with its data
 * @param port on 127.0.0.1
 */
public record DatabaseSettings(Path cluster, int port) {
    /** Pools of three services and their migrations, with room for a person. */
    private static final int MAX_CONNECTIONS = 60;

    /** The server's command line without the program. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString()));
        new TreeMap<>(settings()).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");

        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");

        settings.put("shared_buffers", "32MB");
        settings.put("max_connections", Integer.toString(MAX_CONNECTIONS));
        settings.put("jit", "off");
        settings.put("max_wal_size", "256MB");
        // Nothing is replicated from here: neither the senders' processes nor their log records are needed.
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("max_logical_replication_workers", "0");
        settings.put("max_parallel_workers_per_gather", "0");

        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        return settings;
    }
}
