package io.muster.web;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes a JSON body in whole before any of it is judged, and refuses one that passes the limit, whatever it declares. */
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
        int sizeBytesMax = sizeBytesMax(context);
        byte[] body = read(context.getInputStream(), sizeBytesMax + 1);
        if (body.length > sizeBytesMax) {
            throw new ProblemFailure(Problems.bodyTooLarge(sizeBytesMax));
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /** A policy is kept as it came and may carry a logo; one action may paste thousands of cells. */
    private int sizeBytesMax(ReaderInterceptorContext context) {
        MemorySize max = context.getType() == byte[].class
                ? config.get().policySizeMax()
                : context.getType() == CorrectionForms.Edits.class
                        ? config.get().editsSizeMax()
                        : config.get().jsonSizeMax();
        return Math.toIntExact(max.asLongValue());
    }

    private static byte[] read(InputStream body, int bytesMax) {
        try {
            return body.readNBytes(bytesMax);
        } catch (IOException gone) {
            throw ClientFaults.cut(gone);
        }
    }
}
