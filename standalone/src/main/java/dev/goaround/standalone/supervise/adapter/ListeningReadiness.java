package dev.goaround.standalone.supervise.adapter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Ready once every one of its ports takes connections. Loopback answers or refuses at once, so this asks in place. */
public final class ListeningReadiness implements BooleanSupplier {
    private static final int TIMEOUT_MILLIS = 200;

    private final Set<Integer> ports;

    public ListeningReadiness(Set<Integer> ports) {
        this.ports = Set.copyOf(ports);
    }

    @Override
    public boolean getAsBoolean() {
        return ports.stream().allMatch(ListeningReadiness::listens);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
