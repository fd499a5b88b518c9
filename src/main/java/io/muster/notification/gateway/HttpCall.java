package io.muster.notification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider as a policy describes it: an address with values in its path and query only, headers, a body.
 *
 * @param form of a body, when it is one; at most one of form and json is there
 */
record HttpCall(
        String method,
        ValueText address,
        Map<String, ValueText> query,
        Map<String, ValueText> headers,
        @Nullable Map<String, ValueText> form,
        @Nullable JsonForm json,
        @Nullable Basic basic) {
    private static final int FIELDS_MAX = 40;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,79}");
    /** The client sets these itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "connection", "transfer-encoding", "expect", "upgrade");

    /** A literal origin and the slash behind it: no value may come before that. */
    private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#{}\\s\\\\]+)/.*", Pattern.DOTALL);

    /** @param secret the name of its password */
    record Basic(String user, String secret) {}

    static HttpCall read(JsonPlace place, Set<String> names, HostsAllowed hosts) {
        String method =
                place.find("method") == null ? "POST" : place.at("method").oneOf("GET", "POST", "PUT");
        Map<String, ValueText> query = texts(place.find("query"), names);
        ValueText address = address(place.at("url"), names, hosts);
        query.forEach((name, text) -> noSecret(place.at("query"), text));
        JsonPlace form = place.find("form");
        JsonPlace json = place.find("json");
        if (form != null && json != null || method.equals("GET") && (form != null || json != null)) {
            throw place.wrong("has at most one of form and json, and with GET none");
        }
        return new HttpCall(
                method,
                address,
                query,
                headers(place.find("headers"), names),
                form == null ? null : texts(form, names),
                json == null ? null : JsonForm.read(json, names),
                basic(place.find("basic")));
    }

    private static ValueText address(JsonPlace place, Set<String> names, HostsAllowed hosts) {
        ValueText address = ValueText.read(place, names);
        var origin = ORIGIN.matcher(address.beginning());
        if (!origin.matches()) {
            throw place.wrong("must begin like https://host/, with no value before the path");
        }
        try {
            String complaint = hosts.complaint(new URI(origin.group(1) + "/"));
            if (!complaint.isEmpty()) {
                throw place.wrong(complaint);
            }
        } catch (URISyntaxException notAnAddress) {
            throw place.wrong("is no address");
        }
        noSecret(place, address);
        return address;
    }

    private static void noSecret(JsonPlace place, ValueText text) {
        if (text.hasSecret()) {
            throw place.wrong("must not have a secret, since addresses are logged; use a header or the body");
        }
    }

    private static Map<String, ValueText> headers(@Nullable JsonPlace place, Set<String> names) {
        Map<String, ValueText> headers = texts(place, names);
        headers.keySet().forEach(name -> {
            if (!HEADER.matcher(name).matches() || OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                throw new IllegalArgumentException("gateway headers." + name + ": is no header that may be set");
            }
        });
        return headers;
    }

    private static Map<String, ValueText> texts(@Nullable JsonPlace place, Set<String> names) {
        Map<String, ValueText> texts = new LinkedHashMap<>();
        if (place != null) {
            place.fields(FIELDS_MAX).forEach((name, text) -> texts.put(name, ValueText.read(text, names)));
        }
        return texts;
    }

    private static @Nullable Basic basic(@Nullable JsonPlace place) {
        if (place == null) {
            return null;
        }
        JsonPlace at = place.only("user", "secret");
        return new Basic(at.at("user").text(), Secrets.name(at.at("secret")));
    }

    /** The request with its values; {@code timeout} is for the whole of its answer. */
    HttpRequest request(Values values, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(values)).timeout(timeout);
        headers.forEach((name, text) -> request.header(name, text.fill(values, HttpCall::oneLine)));
        if (basic != null) {
            byte[] pair = (basic.user() + ":" + values.secret(basic.secret())).getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
            return request.method(method, HttpRequest.BodyPublishers.ofString(encoded(form, values)))
                    .build();
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
            return request.method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    json.fill(values).toString()))
                    .build();
        }
        return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    private URI uri(Values values) {
        String path = address.fill(values, HttpCall::encode);
        String more = encoded(query, values);
        return URI.create(more.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + more);
    }

    private static String encoded(Map<String, ValueText> fields, Values values) {
        return fields.entrySet().stream()
                .map(field ->
                        encode(field.getKey()) + "=" + encode(field.getValue().fill(values, text -> text)))
                .collect(Collectors.joining("&"));
    }

    /** Right in a path, too, where a plus would stay one. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
