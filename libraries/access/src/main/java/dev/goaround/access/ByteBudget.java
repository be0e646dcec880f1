package dev.goaround.access;

import java.util.HashMap;
import java.util.Map;

/** Bytes of request bodies that may be in memory at a time, of all callers and of each. */
public final class ByteBudget {

    private final long all;
    private final long each;
    private final Map<String, Long> held = new HashMap<>();
    private long taken;

    /**
     * @param all bytes of all callers
     * @param each bytes of one caller, so that nobody can take what is there for all
     */
    public ByteBudget(long all, long each) {
        this.all = all;
        this.each = Math.min(each, all);
    }

    /** @return false if they are not there now; nothing is taken then */
    public synchronized boolean take(String caller, long bytes) {
        long own = held.getOrDefault(caller, 0L) + bytes;
        if (own > each || taken + bytes > all) {
            return false;
        }
        held.put(caller, own);
        taken += bytes;
        return true;
    }

    /** What was taken before. */
    public synchronized void giveBack(String caller, long bytes) {
        held.computeIfPresent(caller, (name, own) -> own <= bytes ? null : own - bytes);
        taken -= bytes;
    }

    /** Bytes that are in memory, or will soon be. */
    public synchronized long taken() {
        return taken;
    }
}
