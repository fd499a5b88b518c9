package io.muster.notification.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway that takes every connection and never says a word, until somebody says that it is enough. */
final class Silence implements AutoCloseable {
    private static final String ENOUGH = "ENOUGH";

    private final ServerSocket door;
    private volatile boolean isOver;
    private final Set<Socket> held = ConcurrentHashMap.newKeySet();

    Silence() {
        try {
            door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        var _ = Thread.ofVirtual().name("silence").start(this::run);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks what hangs at this port, and whatever comes from then on. */
    static void end(int port) throws IOException {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            caller.getOutputStream().write(ENOUGH.getBytes(StandardCharsets.US_ASCII));
            // Until it is closed at the other end
            int _ = caller.getInputStream().read();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            breakAll();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void run() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                held.add(caller);
                var _ = Thread.ofVirtual().start(() -> listen(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket caller) {
        try {
            byte[] first = caller.getInputStream().readNBytes(ENOUGH.length());
            isOver |= new String(first, StandardCharsets.US_ASCII).equals(ENOUGH);
            if (isOver) {
                breakAll();
            }
        } catch (IOException gone) {
            held.remove(caller);
        }
    }

    private void breakAll() throws IOException {
        for (Socket each : held) {
            each.close();
        }
        held.clear();
    }
}
