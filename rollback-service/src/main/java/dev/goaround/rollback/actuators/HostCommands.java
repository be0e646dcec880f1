package dev.goaround.rollback.actuators;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The programs that the operator lets rollback steps run, by the name that steps use.
 *
 * @param enabled whether any is run at all
 */
public record HostCommands(boolean enabled, Map<String, Named> named) {

    public static final HostCommands NONE = new HostCommands(false, Map.of());

    /**
     * @param program absolute path
     * @param check absolute path of a program that says, for the same arguments, whether the effect is there: it exits with 0 if
     *     it is, with 1 if it is not and nothing is at work on it; empty: nobody can say
     * @param services that may use it; empty: all
     */
    public record Named(String program, Optional<String> check, Set<String> services) {}

    public HostCommands {
        named = Map.copyOf(named);
    }

    /** Why that service may not run that command; empty if it may. */
    public Optional<String> objection(String command, String service) {
        if (!enabled) {
            return Optional.of("the operator of rollback-service has not enabled host commands"
                    + " (goaround.host-commands.enabled)");
        }
        Named found = named.get(command);
        if (found == null) {
            return Optional.of("the operator of rollback-service names no host command " + command + "; named are "
                    + new TreeSet<>(named.keySet()));
        }
        return found.services().isEmpty() || found.services().contains(service)
                ? Optional.empty()
                : Optional.of("host command " + command + " is not for service " + service);
    }
}
