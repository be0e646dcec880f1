package dev.goaround.checklist.access.adapter;

import dev.goaround.access.ApiTokens;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The first administrator's token, made by whoever installs Goaround: only its hash is stored and published. */
@ApplicationScoped
class FirstToken {

    private static final Logger LOG = Logger.getLogger(FirstToken.class);
    private static final String SUBJECT = "first-administrator";
    private static final int ID_DIGITS = 16;

    private final Optional<Path> file;
    private final TokenAuthority tokens;

    FirstToken(@ConfigProperty(name = "goaround.bootstrap.token.file") Optional<Path> file, TokenAuthority tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    void grant(@Observes StartupEvent event) {
        file.flatMap(FirstToken::token).ifPresent(token -> {
            String sha256 = ApiTokens.sha256(token);
            // Of the hash, so that two instances that start at once grant the same token.
            String id = "tok-" + sha256.substring(0, ID_DIGITS);
            AccessGranted granted = new AccessGranted(id, sha256, SUBJECT, Set.of(Role.ADMINISTRATOR), Set.of(), null);
            try {
                if (VertxContextSupport.subscribeAndAwait(() -> tokens.grant(granted, "installation"))) {
                    LOG.infof("the first administrator's token %s is granted", id);
                }
            } catch (Throwable failure) {
                throw new IllegalStateException("the first administrator's token could not be stored", failure);
            }
        });
    }

    private static Optional<String> token(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (ApiTokens.isToken(token)) {
                return Optional.of(token);
            }
            LOG.errorf("%s holds no token; expected ga_ and 43 characters of base64url. No token is granted", file);
        } catch (IOException e) {
            LOG.errorf(
                    "%s cannot be read (%s). No first token is granted",
                    file, e.getClass().getSimpleName());
        }
        return Optional.empty();
    }
}
