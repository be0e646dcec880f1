package dev.goaround.standalone.parentwatch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when the launcher is gone: {@code ParentWatch MAIN-CLASS [ARGUMENT…]}. The
 * launcher holds the other end of standard input; the operating system closes it whatever the launcher dies of, so that
 * no process is left without its launcher.
 */
public final class ParentWatch {
    /** How long the process may take to end in order, once its launcher is gone. */
    private static final long GRACE_MILLIS = 10_000;

    private ParentWatch() {}

    public static void main(String[] arguments) throws Throwable {
        if (arguments.length == 0) {
            System.err.println("usage: ParentWatch MAIN-CLASS [ARGUMENT…]");
            System.exit(2);
        }
        daemon("parent-watch", () -> awaitEnd(System.in));
        Class<?> main = Class.forName(arguments[0]);
        try {
            main.getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void awaitEnd(InputStream launcher) {
        try {
            while (launcher.read() >= 0) {
                // Nothing is ever said on it.
            }
        } catch (IOException e) {
            System.err.println("standard input failed (" + e.getMessage() + "): taken as the launcher's end");
        }
        daemon("parent-watch-force", ParentWatch::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
