package dev.goaround.egress.adapter;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where secrets are kept. */
@ConfigMapping(prefix = "goaround.secrets")
public interface SecretsConfig {
    /** The directory with a folder for each service and one named shared; none: the environment only. */
    Optional<Path> dir();
}
