package io.muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network that can be harmed: stands on 127.0.0.1 between a client and one part of the stack and passes bytes both ways,
 * or cuts, refuses, swallows and delays them. Any thread; each change holds for open connections at once.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int CONNECT_MS_MAX = 5_000;

    /** What becomes of bytes and of new connections. */
    private enum Mode {
        PASS,
        /** Nothing is refused and nothing arrives, as when a host vanishes; what was swallowed arrives later. */
        HOLD,
        /** Whoever connects is sent away. */
        REFUSE
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private volatile Mode mode = Mode.PASS;
    private volatile Duration delay = Duration.ZERO;

    private FaultProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A proxy on a free port before {@code target}, which need not answer yet. */
    public static FaultProxy to(int target) {
        return on(0, target);
    }

    /** As {@link #to}, on a port that is chosen. */
    public static FaultProxy on(int port, int target) {
        try {
            var door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            var proxy = new FaultProxy(door, target);
            Thread.ofVirtual().name("proxy-" + target).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy before port " + target, e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** Lets everything through again. */
    public void pass() {
        delay = Duration.ZERO;
        become(Mode.PASS);
    }

    /** Breaks every open connection; new ones pass. */
    public void cut() {
        open.forEach(FaultProxy::abort);
    }

    /** Breaks every open connection and takes no new ones. */
    public void refuse() {
        become(Mode.REFUSE);
        cut();
    }

    /** Lets nothing arrive any more, without a word to either side. */
    public void hold() {
        become(Mode.HOLD);
    }

    /** Delays each piece of at most 16 KiB, in each direction. */
    public void slow(Duration perPiece) {
        delay = perPiece;
        become(Mode.PASS);
    }

    @Override
    public void close() throws IOException {
        door.close();
        become(Mode.REFUSE);
        cut();
    }

    private void become(Mode next) {
        synchronized (change) {
            mode = next;
            change.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        open.add(client);
        var server = new Socket();
        open.add(server);
        try (client;
                server) {
            if (mode == Mode.REFUSE) {
                abort(client);
                return;
            }
            awaitPassage();
            server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), target), CONNECT_MS_MAX);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException unreachable) {
            abort(client);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            open.remove(server);
        }
    }

    /** One direction, until either side ends: then both do, as this network knows no half-open connections. */
    private void pump(Socket from, Socket to) {
        var bytes = new byte[CHUNK_BYTES];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                Thread.sleep(delay);
                awaitPassage();
                out.write(bytes, 0, read);
            }
        } catch (IOException broken) {
            abort(from);
            abort(to);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPassage() throws InterruptedException {
        synchronized (change) {
            while (mode == Mode.HOLD) {
                change.wait();
            }
        }
    }

    /** With a reset rather than a goodbye, as a broken network does. */
    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
