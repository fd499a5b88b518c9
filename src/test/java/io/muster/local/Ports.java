package io.muster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine: a free one for tests, and whether a wanted one is taken. */
public final class Ports {

    private Ports() {}

    /** Answers a port that nothing listened on a moment ago. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("No free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** Says whether something accepts connections on {@code port}. */
    static boolean answers(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            // A port that a stopped server just left is free to servers, which all set this too
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
