package io.muster.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.local.MailServers;
import io.muster.torture.oracle.Providers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in for people's phones and inboxes: an HTTP gateway and a mail server that take what they are given, and keep how
 * often and for whom by its key. The gateway is as bad as gateways are: now and then it takes a message and the answer is lost, or fails.
 */
final class PostOffice implements Providers, AutoCloseable {
    private static final String SMS = "sms";
    private static final String EMAIL = "email";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** One key of so many, at its first try. */
    private static final int ANSWER_LOST_OF = 97;

    private static final int FAILS_OF = 101;

    private final HttpServer http;
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Map<UUID, Taken>> taken = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> failed = new ConcurrentHashMap<>();

    /** How often a message came, and to whom. */
    private record Taken(int copies, Set<String> recipients) {
        static final Taken NEVER = new Taken(0, Set.of());

        Taken and(Taken more) {
            return new Taken(
                    copies + more.copies,
                    Stream.concat(recipients.stream(), more.recipients.stream()).collect(Collectors.toSet()));
        }
    }

    private PostOffice() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/sms/", this::takeSms);
    }

    static PostOffice open() {
        try {
            PostOffice office = new PostOffice();
            office.http.start();
            MailServers.start(office.smtp);
            Inbox inbox = new Inbox(office::takeMail);
            office.smtp.getUserManager().setMessageDeliveryHandler((mail, address) -> inbox);
            return office;
        } catch (IOException noPort) {
            throw new TortureFailure("there is no port for providers", noPort);
        }
    }

    int httpPort() {
        return http.getAddress().getPort();
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    @Override
    public int copies(String tenant, String channel, UUID key) {
        return of(tenant, channel).getOrDefault(key, Taken.NEVER).copies();
    }

    @Override
    public Set<String> recipients(String tenant, String channel, UUID key) {
        return of(tenant, channel).getOrDefault(key, Taken.NEVER).recipients();
    }

    @Override
    public long keys(String tenant, String channel) {
        return of(tenant, channel).size();
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
    }

    private Map<UUID, Taken> of(String tenant, String channel) {
        return taken.computeIfAbsent(tenant + "/" + channel, _ -> new ConcurrentHashMap<>());
    }

    private void takeSms(HttpExchange exchange) throws IOException {
        try (exchange) {
            String tenant = exchange.getRequestURI().getPath().substring("/sms/".length());
            JsonNode message = JSON.readTree(exchange.getRequestBody());
            UUID key = UUID.fromString(message.path("key").asText());
            boolean isNew = !of(tenant, SMS).containsKey(key);
            if (isNew && Math.floorMod(key.hashCode(), FAILS_OF) == 0 && failed.putIfAbsent(key, true) == null) {
                answer(exchange, 500, "{\"status\":\"error\"}");
                return;
            }
            take(tenant, SMS, key, message.path("to").asText());
            if (isNew && Math.floorMod(key.hashCode(), ANSWER_LOST_OF) == 0) {
                return;
            }
            answer(exchange, 200, "{\"status\":\"ok\",\"ref\":\"S-" + key + "\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Counts it when its last byte has come and before that is answered. */
    private void takeMail(MimeMessage mail) {
        try {
            String from = ((InternetAddress) mail.getFrom()[0]).getAddress();
            String tenant = from.substring(from.indexOf('@') + 1, from.lastIndexOf('.'));
            String id = mail.getMessageID();
            String to = ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
            take(tenant, EMAIL, UUID.fromString(id.substring(1, id.indexOf('@'))), to);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void take(String tenant, String channel, UUID key, String recipient) {
        var _ = of(tenant, channel).merge(key, new Taken(1, Set.of(recipient)), Taken::and);
    }
}
