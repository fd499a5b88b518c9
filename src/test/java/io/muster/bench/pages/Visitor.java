package io.muster.bench.pages;

import io.muster.local.Realms;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who is signed in to the console as a browser would be, and looks at pages. Any thread. */
final class Visitor implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(120);
    private static final Pattern FORM = Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Pattern TOOK = Pattern.compile("app;dur=([0-9.]+)");
    private static final int REDIRECTS_MAX = 8;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI console;
    /** By host and port: a cookie for HTTPS is sent to this machine without it, too, as browsers do. */
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    private Visitor(URI console) {
        this.console = console;
    }

    /** A page as it came. @param serverMillis what the server says that it took */
    record Seen(String body, double serverMillis) {}

    /** Signs somebody in at Keycloak's own page. */
    static Visitor signIn(String address, String person) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(URI.create(address));
        HttpResponse<String> page = visitor.follow(visitor.get(visitor.console.resolve("/console/alive")));
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IOException("no page to sign in at " + page.uri() + ": " + page.statusCode());
        }
        URI to = page.uri().resolve(form.group(1).replace("&amp;", "&"));
        String who = "username=" + person + "&password="
                + URLEncoder.encode(Realms.SAMPLE_PASSWORD, StandardCharsets.UTF_8) + "&credentialId=";
        HttpResponse<String> in = visitor.follow(visitor.send(visitor.request(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(who))));
        if (in.statusCode() != 204) {
            throw new IOException(person + " is not signed in: " + in.statusCode() + " at " + in.uri());
        }
        return visitor;
    }

    /**
     * Looks at a page.
     *
     * @throws IOException when it is anything but a page: what is wrong is not to be measured
     */
    Seen look(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(console.resolve(path));
        Matcher took = TOOK.matcher(answer.headers().firstValue("Server-Timing").orElse(""));
        if (answer.statusCode() != 200 || !took.find()) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return new Seen(answer.body(), Double.parseDouble(took.group(1)));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int i = 0; i < REDIRECTS_MAX && last.statusCode() / 100 == 3; i++) {
            last = get(last.uri().resolve(last.headers().firstValue("Location").orElseThrow()));
        }
        return last;
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(request(address).GET());
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER_MAX);
        String known = jar(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return known.isEmpty() ? request : request.header("Cookie", known);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> keep(jar(answer.uri()), set));
        return answer;
    }

    private Map<String, String> jar(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), _ -> new ConcurrentHashMap<>());
    }

    private static void keep(Map<String, String> jar, String set) {
        String pair = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';'));
        int equals = pair.indexOf('=');
        if (set.contains("Max-Age=0")) {
            jar.remove(pair.substring(0, equals));
        } else {
            jar.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
