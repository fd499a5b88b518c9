package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it listens to the error stream")
class MailServersTest {
    @Test
    void aMailThatIsCutOffIsToldOfWithoutWhoItIsFor() throws IOException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        MailServers.start(server);
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            cutOff(server.getSmtp().getPort());

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> told.size() > 0);
        } finally {
            System.setErr(before);
            server.stop();
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .startsWith("a connection to the mail server broke: ")
                .doesNotContain("kaveri.example");
    }

    private static void cutOff(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                var answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line : new String[] {
                "HELO there", "MAIL FROM:<receipts@kaveri.example>", "RCPT TO:<somebody@kaveri.example>", "DATA"
            }) {
                answers.readLine();
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            answers.readLine();
            socket.getOutputStream().write("Subject: Thank".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
