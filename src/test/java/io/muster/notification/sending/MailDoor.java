package io.muster.notification.sending;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muster.local.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door before a mail server: turns recipients away as their addresses say ({@code asha.451.x@…} once, {@code asha.550.x@…}
 * each time), and lets everything else through. While {@link #SHUT} is set nobody listens.
 */
final class MailDoor implements AutoCloseable {
    /** A system property, since tests and what they stand on are loaded apart. */
    static final String SHUT = "providers.mail.shut";

    static final String PORT = "providers.mail.port";

    private static final int LOOK_MS = 20;
    private static final Pattern TURNED_AWAY = Pattern.compile("(?i)RCPT TO:<([^@>]*\\.([45]\\d\\d)\\.[^@>]*)@.*");

    private final int behind;
    private final int port;
    private final Set<String> turnedAway = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private MailDoor(int behind, int port) {
        this.behind = behind;
        this.port = port;
    }

    /** @param behind the port of the mail server */
    static MailDoor before(int behind) {
        MailDoor door = new MailDoor(behind, Ports.free());
        var _ = Thread.ofVirtual().name("mail-door").start(door::run);
        return door;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try {
                if (!Boolean.getBoolean(SHUT)) {
                    listen();
                }
                Thread.sleep(LOOK_MS);
            } catch (IOException taken) {
                // somebody has the port for a moment: it is tried again
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void listen() throws IOException {
        try (ServerSocket door = new ServerSocket(port, 64, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout(LOOK_MS);
            while (!closed && !Boolean.getBoolean(SHUT)) {
                try {
                    Socket client = door.accept();
                    if (Boolean.getBoolean(SHUT)) {
                        client.close();
                    } else {
                        // Here, so that whoever shuts the door closes this one, too
                        open.add(client);
                        var _ = Thread.ofVirtual().start(() -> serve(client));
                    }
                } catch (SocketTimeoutException nobody) {
                    // it is looked whether the door is to be shut
                }
            }
        }
        for (Socket each : open) {
            each.close();
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                BufferedReader asked = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), ISO_8859_1))) {
            talk(asked, client.getOutputStream(), said, server.getOutputStream());
        } catch (IOException gone) {
            // as connections do
        } finally {
            open.remove(client);
        }
    }

    private void talk(BufferedReader asked, OutputStream client, BufferedReader said, OutputStream server)
            throws IOException {
        String reply = pass(said, client);
        for (String line = asked.readLine(); line != null && reply != null; line = asked.readLine()) {
            Matcher recipient = TURNED_AWAY.matcher(line);
            if (recipient.matches() && isTurnedAway(recipient.group(1), recipient.group(2))) {
                write(client, recipient.group(2) + " not now, or not here");
                continue;
            }
            write(server, line);
            reply = pass(said, client);
            if (line.equalsIgnoreCase("DATA") && reply != null && reply.startsWith("354")) {
                for (String text = asked.readLine(); text != null; text = text.equals(".") ? null : asked.readLine()) {
                    write(server, text);
                }
                reply = pass(said, client);
            }
        }
    }

    private boolean isTurnedAway(String mailbox, String code) {
        return code.startsWith("5") || turnedAway.add(mailbox);
    }

    /** A reply of one or more lines; its last one. */
    private static @org.jspecify.annotations.Nullable String pass(BufferedReader said, OutputStream client)
            throws IOException {
        String line = said.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            write(client, line);
            line = said.readLine();
        }
        if (line != null) {
            write(client, line);
        }
        return line;
    }

    private static void write(OutputStream to, String line) throws IOException {
        to.write((line + "\r\n").getBytes(ISO_8859_1));
        to.flush();
    }
}
