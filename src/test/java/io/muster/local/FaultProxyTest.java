package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int SHORT_MS = 200;
    private static final int LONG_MS = 10_000;

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0);
        Thread.ofVirtual().start(this::answerAll);
        proxy = FaultProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void bytesPassBothWays() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void aCutEndsOpenConnectionsAndNoOthers() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(1);

            proxy.cut();

            assertThatThrownBy(() -> ask(client, 2)).isInstanceOf(IOException.class);
        }
        try (var next = connect()) {
            assertThat(ask(next, 3)).isEqualTo(3);
        }
    }

    @Test
    void whileItRefusesNobodyGetsThrough() throws IOException {
        proxy.refuse();

        try (var client = connect()) {
            assertThatThrownBy(() -> ask(client, 1)).isInstanceOf(IOException.class);
        }
        proxy.pass();
        try (var client = connect()) {
            assertThat(ask(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void whatIsHeldArrivesWhenItPassesAgain() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, 1)).isEqualTo(1);

            proxy.hold();
            client.setSoTimeout(SHORT_MS);
            assertThatThrownBy(() -> ask(client, 2)).isInstanceOf(SocketTimeoutException.class);

            proxy.pass();
            client.setSoTimeout(LONG_MS);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void aSlowNetworkIsSlow() throws IOException {
        proxy.slow(Duration.ofMillis(SHORT_MS));
        try (var client = connect()) {
            var began = System.nanoTime();

            assertThat(ask(client, 1)).isEqualTo(1);

            assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(2 * SHORT_MS));
        }
    }

    private Socket connect() throws IOException {
        var client = new Socket("127.0.0.1", proxy.port());
        client.setSoTimeout(LONG_MS);
        return client;
    }

    /** The answer; fails when the connection has ended. */
    private static int ask(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }

    private void answerAll() {
        while (!echo.isClosed()) {
            try {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            return;
        }
    }
}
