package io.muster.web;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that is written for as long as somebody listens; by itself the stream takes what nobody will ever get. */
final class HeardStream extends FilterOutputStream {
    private final HttpServerResponse response;

    HeardStream(OutputStream out, HttpServerResponse response) {
        super(out);
        this.response = response;
    }

    @Override
    public void write(int oneByte) throws IOException {
        requireListener();
        out.write(oneByte);
    }

    /** Passes all bytes on at once, which the class above does not. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        requireListener();
        out.write(bytes, from, length);
    }

    private void requireListener() throws IOException {
        if (response.closed()) {
            throw new IOException("nobody listens any more");
        }
    }
}
