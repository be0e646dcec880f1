package dev.goaround.egress.adapter;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where outgoing calls may go; the same for every team, so only the operator sets it. */
@ConfigMapping(prefix = "goaround.egress")
public interface EgressConfig {
    /** Entries of {@link dev.goaround.egress.AllowList}; none: every call is refused. */
    Optional<String> allow();

    /** Entries of {@link dev.goaround.egress.OwnEndpoints}. */
    Optional<String> forbidden();
}
