package dev.goaround.checklist.library.adapter;

import dev.goaround.contracts.service.ServiceDefined;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What the library asks those for who keep the definitions: they know the library, and not the other way round. */
public interface ServiceDefinitions {
    /** The newest revision, if there is one. */
    Uni<Optional<ServiceDefined>> newest(String service);
}
