package dev.goaround.listening.adapter;

import dev.goaround.listening.OwnNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The address that the service is bound to, the host of the status page's own address, and what the operator adds. */
final class ConfiguredNames {
    private ConfiguredNames() {}

    /** @throws IllegalArgumentException where an entry is no name, so that the service does not start */
    static OwnNames read() {
        Config config = ConfigProvider.getConfig();
        List<String> names = new ArrayList<>();
        config.getOptionalValue("quarkus.http.host", String.class).ifPresent(names::add);
        config.getOptionalValue("goaround.status.url", String.class)
                .flatMap(ConfiguredNames::host)
                .ifPresent(names::add);
        config.getOptionalValues("goaround.hosts", String.class).ifPresent(names::addAll);
        return OwnNames.of(names);
    }

    /** A text that is no address is complained of by the service that it belongs to. */
    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url.strip()).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
