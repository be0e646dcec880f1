package dev.goaround.standalone.supervise;

import java.time.Duration;

/** Is told what happens to the processes, on the supervisor's thread. */
public interface SupervisionListener {
    /** It can do its work, so long after its launch began. */
    void ready(String name, Duration took);

    /** It ended by itself, could not be started, or was not ready in time; it is started again after the delay. */
    void died(String name, String how, Duration restartIn);

    /** It died too often, or does not get ready; it is tried again after the rest. */
    void gaveUp(String name, String how, Duration rest);

    void stopped(String name, boolean forced);
}
