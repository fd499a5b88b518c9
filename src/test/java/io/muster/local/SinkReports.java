package io.muster.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells Muster what the sink delivered, signed, many at once; what Muster does not take is told again. */
final class SinkReports implements AutoCloseable {
    private static final int AT_ONCE_MAX = 200;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final BlockingQueue<Delivered> waiting = new LinkedBlockingQueue<>(100_000);
    private final String muster;
    private final String secret;

    private record Delivered(String lender, String key) {}

    SinkReports(String muster, String secret) {
        this.muster = muster;
        this.secret = secret;
        var _ = Thread.ofVirtual().name("reports").start(this::run);
    }

    void delivered(String lender, String key) {
        boolean _ = waiting.offer(new Delivered(lender, key));
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var batch = new ArrayList<Delivered>();
                batch.add(waiting.take());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                int _ = waiting.drainTo(batch, AT_ONCE_MAX - 1);
                var byLender = batch.stream()
                        .collect(Collectors.groupingBy(
                                Delivered::lender, Collectors.mapping(Delivered::key, Collectors.toList())));
                for (var lender : byLender.entrySet()) {
                    if (!isTold(lender.getKey(), lender.getValue())) {
                        lender.getValue().forEach(key -> delivered(lender.getKey(), key));
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isTold(String lender, java.util.List<String> keys) throws InterruptedException {
        var reports = keys.stream()
                .map(key -> "{\"key\":\"" + key + "\",\"state\":\"DELIVRD\"}")
                .collect(Collectors.joining(",", "{\"reports\":[", "]}"));
        var time = Long.toString(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(muster + "/api/v1/delivery-reports/" + lender + "/sms"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("X-Time", time)
                .header("X-Signature", sign(time + "." + reports))
                .POST(HttpRequest.BodyPublishers.ofString(reports))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 202;
        } catch (java.io.IOException away) {
            return false;
        }
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
