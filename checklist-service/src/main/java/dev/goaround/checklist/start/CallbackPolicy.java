package dev.goaround.checklist.start;

import dev.goaround.checklist.definition.UrlPolicy;
import dev.goaround.contracts.service.ServiceDefinition;
import java.net.URI;
import java.util.Optional;

/** Where a pipeline may ask to be called back: over https, where calls may go at all, and signed. */
public final class CallbackPolicy {

    private CallbackPolicy() {}

    /** @return what stands against it and what would be right */
    public static Optional<String> objection(URI callback, ServiceDefinition definition, UrlPolicy urls) {
        if (callback == null) {
            return Optional.empty();
        }
        if (!"https".equalsIgnoreCase(callback.getScheme()) || callback.getHost() == null) {
            return Optional.of("‘" + callback + "’ is no https URL; for example https://ci.example.org/goaround");
        }
        if (definition.callbackSecret() == null) {
            return Optional.of("calls back are signed, and the definition of " + definition.service()
                    + " names no secret for it; add “callback-secret: NAME” to it");
        }
        return urls.objection(callback);
    }
}
