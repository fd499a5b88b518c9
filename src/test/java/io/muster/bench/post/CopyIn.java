package io.muster.bench.post;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;

/** The driver's COPY, found by name: its classes carry annotations of a library that is not here. */
final class CopyIn {
    private final Object manager;

    CopyIn(Connection connection) throws ReflectiveOperationException {
        Class<?> driver = Class.forName("org.postgresql.core.BaseConnection");
        this.manager = Class.forName("org.postgresql.copy.CopyManager")
                .getConstructor(driver)
                .newInstance(connection.getClass().cast(connection));
    }

    /** Rows that came. */
    long out(String sql, OutputStream to) throws ReflectiveOperationException {
        return (long) manager.getClass()
                .getMethod("copyOut", String.class, OutputStream.class)
                .invoke(manager, sql, to);
    }

    /** Rows that went. */
    long in(String sql, InputStream from) throws ReflectiveOperationException {
        return (long) manager.getClass()
                .getMethod("copyIn", String.class, InputStream.class)
                .invoke(manager, sql, from);
    }
}
