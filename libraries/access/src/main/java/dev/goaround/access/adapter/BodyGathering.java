package dev.goaround.access.adapter;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.function.Consumer;

/** One body, from its first byte to its last. On the connection's event loop only. */
final class BodyGathering {

    /** Under which the bytes are, in the routing context: {@link GatheredBody} hands them to JAX-RS. */
    static final String BYTES = "goaround.body";

    private static final int FIRST_BYTES = 8 << 10;
    private static final String CONTINUE = "100-continue";

    private final RoutingContext context;
    private final int most;
    private byte[] bytes;
    private int count;
    private boolean over;

    /** @param announced in bytes; below 0: unknown */
    BodyGathering(RoutingContext context, int announced, int most) {
        this.context = context;
        this.most = most;
        this.bytes = new byte[announced < 0 ? Math.min(FIRST_BYTES, most) : announced];
    }

    /** @param then told true when all of it is there, false when there is more than may be */
    void begin(long timer, Consumer<Boolean> then) {
        HttpServerRequest request = context.request();
        if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaderNames.EXPECT))) {
            context.response().writeContinue();
        }
        request.exceptionHandler(gone -> end(timer))
                .handler(buffer -> add(buffer, timer, then))
                .endHandler(end -> {
                    if (end(timer)) {
                        context.put(BYTES, count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
                        then.accept(true);
                    }
                })
                .resume();
        context.addEndHandler(ended -> end(timer));
    }

    private void add(Buffer buffer, long timer, Consumer<Boolean> then) {
        if (over) {
            return;
        }
        if (count + buffer.length() > most) {
            end(timer);
            then.accept(false);
            return;
        }
        if (count + buffer.length() > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(count + buffer.length(), 2 * bytes.length)));
        }
        buffer.getBytes(0, buffer.length(), bytes, count);
        count += buffer.length();
    }

    /** @return whether it was not over before */
    private boolean end(long timer) {
        boolean first = !over;
        over = true;
        context.vertx().cancelTimer(timer);
        return first;
    }
}
