package dev.goaround.demo;

import dev.goaround.demo.greeter.GreeterServer;
import dev.goaround.demo.greeter.Traffic;
import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.inbox.InboxServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The greeter with traffic on it, and the inbox, in one process.
 *
 * <p>Environment: {@code DEMO_APP_PORT}, {@code DEMO_INBOX_PORT}, {@code DEMO_SMTP_PORT}, {@code DEMO_STATE_DIR},
 * {@code GOAROUND_SECRETS_DIR}; {@code DEMO_HOST} is the address on which it listens (loopback, so that only this machine
 * reaches it, unless it runs in a container); with {@code DEMO_EXIT_ON_EOF=true} it ends when its standard input does.
 */
public final class DemoMain {
    private static final int WRONG_USAGE = 2;
    private static final int NOT_POSSIBLE = 3;

    private DemoMain() {}

    public static void main(String[] args) throws InterruptedException {
        // Small answers would wait for 40 ms on an acknowledgement otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CountDownLatch end = new CountDownLatch(1);
        Map<String, String> environment = System.getenv();
        try (GreeterServer greeter = greeter(environment);
                InboxServer inbox = inbox(environment);
                Traffic traffic = new Traffic(greeter.url())) {
            System.out.println("demo: greeter at " + greeter.url() + ", inbox at " + inbox.url()
                    + ", mail at 127.0.0.1:" + inbox.smtpPort() + ", " + traffic);
            Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "demo-shutdown"));
            if ("true".equals(environment.get("DEMO_EXIT_ON_EOF"))) {
                endWithInput(end);
            }
            end.await();
        } catch (IllegalArgumentException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(WRONG_USAGE);
        } catch (IOException | IllegalStateException e) {
            System.err.println("demo: could not start: " + e.getMessage());
            System.exit(NOT_POSSIBLE);
        }
    }

    private static GreeterServer greeter(Map<String, String> environment) throws IOException {
        return new GreeterServer(
                address(environment, "DEMO_APP_PORT"),
                Path.of(value(environment, "DEMO_STATE_DIR")),
                new SecretFile(secrets(environment).resolve("rollback-hook")),
                Clock.systemUTC());
    }

    private static InboxServer inbox(Map<String, String> environment) throws IOException {
        return new InboxServer(
                address(environment, "DEMO_INBOX_PORT"),
                address(environment, "DEMO_SMTP_PORT"),
                secrets(environment),
                Clock.systemUTC());
    }

    private static Path secrets(Map<String, String> environment) {
        return Path.of(value(environment, "GOAROUND_SECRETS_DIR"), DemoSecrets.SERVICE);
    }

    private static InetSocketAddress address(Map<String, String> environment, String port) {
        InetSocketAddress address =
                new InetSocketAddress(environment.getOrDefault("DEMO_HOST", "127.0.0.1"), port(environment, port));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "DEMO_HOST is an address of this machine, not " + address.getHostString());
        }
        return address;
    }

    private static int port(Map<String, String> environment, String name) {
        String value = value(environment, name);
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 0xFFFF) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a port number, not " + value, e);
        }
        throw new IllegalArgumentException(name + " is a port number, not " + value);
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }

    private static void endWithInput(CountDownLatch end) {
        Thread reader = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        end.countDown();
                    }
                },
                "demo-input");
        reader.setDaemon(true);
        reader.start();
    }
}
