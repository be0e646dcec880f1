package dev.goaround.listening.adapter;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns HTTP/2 without TLS off (h2c), which Quarkus's own setting leaves to clients that ask for it with a preface or an upgrade. */
@ApplicationScoped
class PlainHttpOnly implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
