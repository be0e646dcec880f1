package dev.goaround.egress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;

/** A value that must never be printed; nothing but {@link #reveal} gives it away. It knows where it may go. */
public final class Secret {

    private final String value;
    private final String name;
    private final Optional<SecretHosts> hosts;

    private Secret(String value, String name, Optional<SecretHosts> hosts) {
        this.value = Objects.requireNonNull(value);
        this.name = name;
        this.hosts = hosts;
    }

    /** One that is bound to no host. */
    public static Secret of(String value) {
        return new Secret(value, "the secret", Optional.empty());
    }

    /** @param name as messages have it */
    static Secret named(String value, String name, Optional<SecretHosts> hosts) {
        return new Secret(value, name, hosts);
    }

    /** The value itself, for the one place that needs it: not to be kept, logged or put into a message. The call says so ({@link Call}). */
    public String reveal() {
        return value;
    }

    /** What stands against a request to that place that was signed with it; empty if nothing does. */
    Optional<String> objectionToSigning(Destination destination) {
        return hosts.filter(allowed -> !allowed.hold(destination))
                .map(allowed -> name + " may not go to " + destination.origin() + ": its hosts are " + allowed
                        + "; if it may, add " + destination.hostAndPort() + " to them");
    }

    /** Likewise of a request that it, or a part of it, stands in. */
    Optional<String> objectionToCarrying(Destination destination) {
        return objectionToSigning(destination).or(() -> {
            boolean isCovered = destination.isSecure()
                    || destination.isLoopback()
                    || hosts.filter(allowed -> allowed.holdInClear(destination)).isPresent();
            return isCovered
                    ? Optional.empty()
                    : Optional.of(name + " would go to " + destination.origin()
                            + " in clear: write the URL with https://. Only where the network in between is your own, its"
                            + " hosts may say http://" + destination.hostAndPort());
        });
    }

    /** In constant time, so that a comparison with a guess tells nothing about how near it was. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(), secret.utf8());
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    private byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
