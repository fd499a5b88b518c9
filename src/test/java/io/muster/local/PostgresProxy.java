package io.muster.local;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that reads PostgreSQL's protocol, counts what is asked inside of transactions, and does its harm at one chosen
 * request: a statement's preparation, its execution, BEGIN or COMMIT. Any thread.
 */
public final class PostgresProxy implements AutoCloseable {
    private static final int CONNECT_MS_MAX = 5_000;

    /** What is done to the chosen request. */
    public enum Harm {
        /** It never arrives. */
        CUT_BEFORE,
        /** It is answered, and the answer never arrives. */
        CUT_AFTER,
        /** It waits until it is {@link #release released}. */
        HOLD
    }

    private record Plan(Harm harm, int request, CountDownLatch struck, CountDownLatch released) {}

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object counting = new Object();
    private Plan plan = new Plan(Harm.HOLD, 0, new CountDownLatch(1), new CountDownLatch(0));
    private int seen;

    private PostgresProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A proxy on a free port before the server on port {@code target}; it harms nobody until it is {@link #arm armed}. */
    public static PostgresProxy to(int target) {
        try {
            var door = new ServerSocket();
            door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            var proxy = new PostgresProxy(door, target);
            Thread.ofVirtual().name("postgres-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy before port " + target, e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** Counts from 1 anew, and does the harm once, to the request of this number. */
    public void arm(Harm harm, int request) {
        synchronized (counting) {
            plan = new Plan(harm, request, new CountDownLatch(1), new CountDownLatch(1));
            seen = 0;
        }
    }

    /** Harms nobody any more. */
    public void disarm() {
        arm(Harm.HOLD, 0);
    }

    /** Whether the chosen request came; if not, there were fewer. */
    public boolean struck() {
        synchronized (counting) {
            return plan.struck.getCount() == 0;
        }
    }

    /** Lets the request go on that is held. */
    public void release() {
        synchronized (counting) {
            plan.released.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        release();
        open.forEach(PostgresProxy::abort);
    }

    /** The plan when this request is the chosen one, otherwise null. */
    private @Nullable Plan next() {
        synchronized (counting) {
            if (++seen != plan.request) {
                return null;
            }
            plan.struck.countDown();
            return plan;
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
        var server = new Socket();
        open.add(client);
        open.add(server);
        try (client;
                server) {
            server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), target), CONNECT_MS_MAX);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            new Session(client, server).run();
        } catch (IOException broken) {
            abort(client);
            abort(server);
        } finally {
            open.remove(client);
            open.remove(server);
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

    /** One client's connection. */
    private final class Session {
        private static final int LENGTH_BYTES = 4;
        private static final int SSL_REQUEST = 80877103;
        private static final int GSS_REQUEST = 80877104;

        private final Socket client;
        private final Socket server;
        private boolean inTransaction;
        private int asked;
        private volatile int cutAtAnswer;

        Session(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void run() throws IOException {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(server.getOutputStream());
            startUp(in, out);
            Thread.ofVirtual().start(this::answers);
            while (true) {
                byte type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - LENGTH_BYTES);
                if (!mayPass(type, body)) {
                    abort(client);
                    abort(server);
                    return;
                }
                write(out, type, body);
            }
        }

        /** Requests for encryption are declined here, so that the rest can be read. */
        private void startUp(DataInputStream in, DataOutputStream out) throws IOException {
            while (true) {
                byte[] body = in.readNBytes(in.readInt() - LENGTH_BYTES);
                int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
                if (code != SSL_REQUEST && code != GSS_REQUEST) {
                    out.writeInt(body.length + LENGTH_BYTES);
                    out.write(body);
                    out.flush();
                    return;
                }
                client.getOutputStream().write('N');
            }
        }

        private boolean mayPass(byte type, byte[] body) {
            if (type != 'Q' && type != 'S') {
                return true;
            }
            asked++;
            var word = type == 'Q' ? new String(body, StandardCharsets.UTF_8).strip() : "";
            inTransaction |= word.startsWith("begin");
            var chosen = inTransaction ? next() : null;
            inTransaction &= !word.startsWith("commit") && !word.startsWith("rollback");
            if (chosen == null) {
                return true;
            }
            return switch (chosen.harm) {
                case CUT_BEFORE -> false;
                case CUT_AFTER -> {
                    cutAtAnswer = asked;
                    yield true;
                }
                case HOLD -> held(chosen);
            };
        }

        private static boolean held(Plan chosen) {
            try {
                chosen.released.await();
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** The first ready-for-query ends the login; each later one ends the answer to a request. */
        private void answers() {
            try (client;
                    server) {
                var in = new DataInputStream(server.getInputStream());
                var out = new DataOutputStream(client.getOutputStream());
                int answered = -1;
                while (cutAtAnswer == 0 || answered < cutAtAnswer) {
                    byte type = in.readByte();
                    byte[] body = in.readNBytes(in.readInt() - LENGTH_BYTES);
                    boolean lost = cutAtAnswer != 0 && answered >= cutAtAnswer - 1;
                    answered += type == 'Z' ? 1 : 0;
                    if (!lost) {
                        write(out, type, body);
                    }
                }
                abort(client);
                abort(server);
            } catch (IOException ended) {
                abort(client);
                abort(server);
            }
        }

        private static void write(DataOutputStream out, byte type, byte[] body) throws IOException {
            var message = ByteBuffer.allocate(1 + LENGTH_BYTES + body.length);
            message.put(type).putInt(body.length + LENGTH_BYTES).put(body);
            out.write(message.array());
            out.flush();
        }
    }
}
