package dev.goaround.cli.up;

import dev.goaround.standalone.installation.Ports;
import java.util.concurrent.ThreadLocalRandom;

/** A port base with nothing on any of its ports. */
public final class FreePorts {
    private FreePorts() {}

    public static Ports find() {
        while (true) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(200, 320) * 100);
            boolean free = ports.own().keySet().stream().noneMatch(Ports::inUse)
                    && ports.ofDemo().keySet().stream().noneMatch(Ports::inUse);
            if (free) {
                return ports;
            }
        }
    }
}
