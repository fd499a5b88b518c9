package io.muster.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for people's phones and inboxes: an HTTP gateway that answers like a provider and reports what it delivered,
 * an SMTP server, and one page that shows the last messages of both. Nothing leaves this machine.
 *
 * <p>A program of its own: {@code Sink HTTP-PORT SMTP-PORT MUSTER-ADDRESS SECRET}.
 */
public final class Sink implements AutoCloseable {
    private static final int KEPT_MAX = 1_000;
    private static final int BODY_BYTES_MAX = 65_536;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final GreenMail smtp;
    private final SinkReports reports;
    private final Deque<Shown> shown = new ArrayDeque<>();
    private final Map<String, Integer> copies = new HashMap<>();

    /**
     * A message as the page shows it.
     *
     * @param key by which a second copy is known
     * @param detail what a lender's staff would not see on a phone: sender, ids, attachments
     */
    record Shown(
            Instant at, String channel, String to, String from, String title, String text, String key, String detail) {}

    private Sink(int httpPort, int smtpPort, SinkReports reports) throws IOException {
        this.reports = reports;
        this.smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 256);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/sms/", this::takeSms);
        http.createContext("/", this::showPage);
    }

    /** Runs until it is stopped. */
    public static void main(String[] words) throws IOException {
        var reports = new SinkReports(words[2], words[3]);
        var sink = new Sink(Integer.parseInt(words[0]), Integer.parseInt(words[1]), reports);
        Runtime.getRuntime().addShutdownHook(new Thread(sink::close));
        sink.start();
    }

    private void start() {
        MailServers.start(smtp);
        var _ = Thread.ofVirtual().start(this::readMails);
        http.start();
        System.out.println(
                "listening on " + http.getAddress() + " and " + smtp.getSmtp().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
        reports.close();
    }

    /** As providers do: whatever has a key that was there before is the same message, and is answered like it. */
    private void takeSms(HttpExchange exchange) throws IOException {
        try (exchange) {
            var lender = exchange.getRequestURI().getPath().substring("/sms/".length());
            JsonNode message = JSON.readTree(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX));
            var key = message.path("key").asText();
            if (key.isEmpty() || !message.path("to").asText().matches("\\+91[6-9]\\d{9}")) {
                answer(exchange, 400, "application/json", "{\"status\":\"error\",\"code\":\"invalid\"}");
                return;
            }
            var isNew = add(new Shown(
                    Instant.now(),
                    "sms",
                    message.path("to").asText(),
                    message.path("header").asText(),
                    lender,
                    message.path("text").asText(),
                    key,
                    "DLT template " + message.path("template").asText("?") + ", entity "
                            + message.path("entity").asText("?") + ", "
                            + message.path("type").asText()));
            answer(exchange, 200, "application/json", "{\"status\":\"ok\",\"ref\":\"S-" + key + "\"}");
            if (isNew) {
                reports.delivered(lender, key);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            answer(exchange, 400, "application/json", "{\"status\":\"error\",\"code\":\"not-json\"}");
        }
    }

    private void readMails() {
        while (true) {
            if (!smtp.waitForIncomingEmail(60_000, 1)) {
                continue;
            }
            for (var mail : smtp.getReceivedMessages()) {
                show(mail);
            }
            try {
                smtp.purgeEmailFromAllMailboxes();
            } catch (FolderException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }

    private void show(MimeMessage mail) {
        try {
            var parts = new MailParts(mail);
            var _ = add(new Shown(
                    Instant.now(),
                    "mail",
                    parts.recipients(),
                    parts.sender(),
                    String.valueOf(mail.getSubject()),
                    parts.text(),
                    String.valueOf(mail.getMessageID()),
                    parts.attachments()));
        } catch (IOException | MessagingException unreadable) {
            System.out.println("a mail that cannot be read: " + unreadable);
        }
    }

    private synchronized boolean add(Shown message) {
        var copy = copies.merge(message.key(), 1, Integer::sum);
        if (copy > 1) {
            return false;
        }
        shown.addFirst(message);
        if (shown.size() > KEPT_MAX) {
            var _ = copies.remove(shown.removeLast().key());
        }
        return true;
    }

    private synchronized List<SinkPage.Line> lines() {
        var lines = new ArrayList<SinkPage.Line>();
        shown.forEach(message -> lines.add(new SinkPage.Line(message, copies.getOrDefault(message.key(), 1))));
        return lines;
    }

    private void showPage(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (!path.equals("/") || !exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 404, "text/plain", "There is one page: /");
                return;
            }
            answer(exchange, 200, "text/html; charset=utf-8", SinkPage.html(lines(), KEPT_MAX));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, @Nullable String body)
            throws IOException {
        var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
