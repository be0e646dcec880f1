package dev.goaround.egress.adapter;

import dev.goaround.egress.Body;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of an answer as they come in, and what they unpack to. Unpacking is done here and not by the client, because
 * the limit holds for both sides of it, and because a broken stream must not pass for an empty body.
 */
final class ReceivedBody {
    /** The one content coding that is asked for (RFC 9110, section 8.4.1). */
    static final String CODING = "gzip";

    /** Packing what cannot be packed adds a little: a header, a trailer and five bytes in 32 KiB. */
    private static final int PACKING_ALLOWANCE_BYTES = 1024;

    private final int limitBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String coding = "identity";

    ReceivedBody(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    void codedAs(String contentEncoding) {
        if (contentEncoding != null) {
            coding = contentEncoding.strip().toLowerCase(Locale.ROOT);
        }
    }

    void take(Buffer chunk) throws TooLargeException {
        long limit = isPacked() ? (long) limitBytes + PACKING_ALLOWANCE_BYTES : limitBytes;
        if ((long) bytes.size() + chunk.length() > limit) {
            throw new TooLargeException();
        }
        bytes.writeBytes(chunk.getBytes());
    }

    /** The whole body, unpacked; any other {@link IOException} means that it cannot be read. */
    Body complete() throws IOException {
        if (bytes.size() == 0 || coding.equals("identity")) {
            return Body.of(bytes.toByteArray());
        }
        if (!isPacked()) {
            throw new IOException("content coding that was not asked for");
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            byte[] unpacked = in.readNBytes(limitBytes == Integer.MAX_VALUE ? limitBytes : limitBytes + 1);
            if (unpacked.length > limitBytes) {
                throw new TooLargeException();
            }
            return Body.of(unpacked);
        }
    }

    private boolean isPacked() {
        return coding.equals(CODING) || coding.equals("x-gzip");
    }

    /** The body is longer than the caller accepts. */
    static final class TooLargeException extends IOException {}
}
