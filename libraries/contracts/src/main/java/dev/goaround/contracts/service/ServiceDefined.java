package dev.goaround.contracts.service;

import dev.goaround.contracts.Event;
import java.time.Instant;

/**
 * A revision of a service definition was stored.
 *
 * @param revision from 1, per service
 * @param by the subject of the token that stored it, or {@code definitions-folder}
 */
public record ServiceDefined(ServiceDefinition definition, long revision, Instant at, String by) implements Event {

    @Override
    public String key() {
        return definition.service();
    }
}
