package dev.goaround.checklist.http.adapter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns for work of which only so much is done at once. A caller has one turn at a time, and callers take turns: whoever asks for a
 * hundred things delays nobody else by more than one.
 */
final class FairTurns {

    private final int atOnce;
    private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();

    /** @param atOnce how many callers are served at once */
    FairTurns(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * @param mostWaiting how much the caller may let wait
     * @param begin is called when it is the caller's turn, perhaps at once; it only starts the work
     * @return false if the caller lets too much wait already; nothing is called then
     */
    synchronized boolean take(String caller, int mostWaiting, Runnable begin) {
        Deque<Runnable> own = waiting.computeIfAbsent(caller, name -> new ArrayDeque<>());
        if (own.size() >= mostWaiting) {
            return false;
        }
        own.add(begin);
        next();
        return true;
    }

    /** The caller's work is done, or failed. */
    synchronized void end(String caller) {
        busy.remove(caller);
        next();
    }

    private void next() {
        while (busy.size() < atOnce) {
            String caller = waiting.keySet().stream()
                    .filter(name -> !busy.contains(name))
                    .findFirst()
                    .orElse(null);
            if (caller == null) {
                return;
            }
            Deque<Runnable> own = waiting.remove(caller);
            Runnable begin = own.remove();
            if (!own.isEmpty()) {
                // Behind the others.
                waiting.put(caller, own);
            }
            busy.add(caller);
            begin.run();
        }
    }
}
