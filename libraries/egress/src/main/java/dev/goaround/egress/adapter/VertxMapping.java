package dev.goaround.egress.adapter;

import dev.goaround.egress.Call;
import dev.goaround.egress.Destination;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A call in the terms of the Vert.x client, and its answer in ours. */
final class VertxMapping {
    private VertxMapping() {}

    /** To the chosen address, while the Host header, SNI and the certificate's check keep the name. */
    static RequestOptions options(Call call, Destination destination, InetAddress chosen, Duration left) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method().name()))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(chosen, destination.port())))
                .setHost(hostInAuthority(destination))
                .setPort(destination.port())
                .setSsl(destination.isSecure())
                .setURI(target(call.uri()))
                .setConnectTimeout(left.toMillis())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.USER_AGENT, "goaround")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, ReceivedBody.CODING);
        call.headers().forEach(options::putHeader);
        return options;
    }

    /** An IPv6 address stands in brackets (RFC 3986, section 3.2.2); the certificate's check takes them off again. */
    private static String hostInAuthority(Destination destination) {
        return destination.host().contains(":") ? "[" + destination.host() + "]" : destination.host();
    }

    private static String target(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    static Future<HttpClientResponse> send(HttpClientRequest request, Call call) {
        return switch (call.method()) {
            // A length of nothing said aloud: some servers refuse a POST that says none.
            case POST, PUT, PATCH -> request.send(Buffer.buffer(call.body().bytes()));
            case GET, HEAD, DELETE, OPTIONS ->
                call.body().isEmpty()
                        ? request.send()
                        : request.send(Buffer.buffer(call.body().bytes()));
        };
    }

    static boolean isConnectedTo(HttpConnection connection, InetAddress chosen) {
        try {
            // An address in text, so nothing is looked up.
            return InetAddress.getByName(connection.remoteAddress().hostAddress())
                    .equals(chosen);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static Map<String, List<String>> headers(HttpClientResponse response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                        .add(value));
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(headers);
    }
}
