package dev.goaround.standalone.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which port is for what, counted from a base. All of them are on loopback.
 *
 * @param base 8400 by default
 */
public record Ports(int base) {
    public static final int DEFAULT_BASE = 8400;
    private static final int FIRST = 1024;
    private static final int LAST = 65_535;
    private static final int WIDTH = 100;

    /** The base if all ports fit, else what would be right. */
    public static Optional<String> objection(int base) {
        return base >= FIRST && base + WIDTH <= LAST
                ? Optional.empty()
                : Optional.of("the port base " + base + " is out of range: choose one from " + FIRST + " to "
                        + (LAST - WIDTH));
    }

    public int mail() {
        return base + 25;
    }

    public int database() {
        return base + 32;
    }

    public int checklist() {
        return base + 80;
    }

    public int probe() {
        return base + 81;
    }

    public int rollback() {
        return base + 82;
    }

    public int notifier() {
        return base + 83;
    }

    public int demo() {
        return base + 90;
    }

    public int inbox() {
        return base + 91;
    }

    public int broker() {
        return base + 92;
    }

    public int controller() {
        return base + 93;
    }

    /** Port to purpose: those of the system itself. */
    public Map<Integer, String> own() {
        Map<Integer, String> own = new LinkedHashMap<>();
        own.put(checklist(), "checklist-service");
        own.put(probe(), "probe-service");
        own.put(rollback(), "rollback-service");
        own.put(notifier(), "notifier-service");
        own.put(broker(), "broker");
        own.put(controller(), "broker");
        own.put(database(), "database");
        return own;
    }

    /** Port to purpose: those of the demo. */
    public Map<Integer, String> ofDemo() {
        Map<Integer, String> demo = new LinkedHashMap<>();
        demo.put(demo(), "demo");
        demo.put(inbox(), "demo");
        demo.put(mail(), "demo");
        return demo;
    }

    /** Whether something else listens on it. */
    public static boolean inUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
