package dev.goaround.egress.adapter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Looks names up away from the event loop. Whoever asks for a name that is being looked up waits for the same answer:
 * otherwise one name that hangs, asked for every second, would soon hold all threads.
 */
final class HostLookups {
    private static final int THREADS = 16;

    private final HostResolver resolver;
    private final WorkerExecutor workers;
    private final ConcurrentMap<String, Future<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    HostLookups(Vertx vertx, HostResolver resolver) {
        this.resolver = resolver;
        this.workers = vertx.createSharedWorkerExecutor("goaround-lookup", THREADS);
    }

    /** The addresses of each name, none for a name that has none now; completed on any thread. */
    Future<Map<String, List<InetAddress>>> all(Collection<String> names) {
        List<String> ordered = List.copyOf(names);
        List<Future<List<InetAddress>>> answers = new ArrayList<>();
        ordered.forEach(name -> answers.add(one(name)));
        return Future.all(answers).map(done -> {
            Map<String, List<InetAddress>> found = new HashMap<>();
            for (int i = 0; i < ordered.size(); i++) {
                found.put(ordered.get(i), done.resultAt(i));
            }
            return found;
        });
    }

    private Future<List<InetAddress>> one(String name) {
        Future<List<InetAddress>> answer =
                underWay.computeIfAbsent(name, key -> workers.executeBlocking(() -> addresses(key), false));
        return answer.onComplete(done -> underWay.remove(name, answer));
    }

    private List<InetAddress> addresses(String name) {
        try {
            return resolver.resolve(name);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    Future<Void> close() {
        return workers.close();
    }
}
