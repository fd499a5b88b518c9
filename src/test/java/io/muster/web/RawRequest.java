package io.muster.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request sent by hand over a socket, for what a well-behaved client does not do. */
final class RawRequest implements AutoCloseable {
    private static final int ANSWER_MS_MAX = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Socket socket;

    RawRequest(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(ANSWER_MS_MAX);
    }

    /** Sends the request line and headers. */
    void head(String... lines) throws IOException {
        send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(US_ASCII));
    }

    /** Sends a part of the body. */
    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** The answer up to the end of its body, while the connection may stay open. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? head + new String(socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))), UTF_8)
                : head.toString();
    }

    /** The answer's status line. */
    String statusLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
