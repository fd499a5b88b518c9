package io.muster.web;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a JSON body that passes the limit, whatever length it declares. */
@Provider
@SmallBody
class SmallBodies implements ReaderInterceptor {
    // Interceptors are made before there is configuration
    private final jakarta.inject.Provider<WebConfig> config;

    SmallBodies(jakarta.inject.Provider<WebConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long sizeBytesMax = config.get().jsonSizeMax().asLongValue();
        context.setInputStream(new Bounded(context.getInputStream(), sizeBytesMax));
        return context.proceed();
    }

    private static final class Bounded extends FilterInputStream {
        private final long sizeBytesMax;
        private long sizeBytes;

        Bounded(InputStream body, long sizeBytesMax) {
            super(body);
            this.sizeBytesMax = sizeBytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            sizeBytes += read;
            if (sizeBytes > sizeBytesMax) {
                throw new ProblemFailure(Problems.tooLarge(sizeBytesMax));
            }
        }
    }
}
