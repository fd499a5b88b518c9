package io.muster.notification.sending;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.muster.local.MailServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for what lenders send by: an HTTP gateway for each of two lenders, one that hangs, and an SMTP server with its
 * inboxes behind a door.
 */
public final class Providers implements QuarkusTestResourceLifecycleManager {
    public static final String KAVERI_PORT = "providers.kaveri.port";
    static final String SUTLEJ_PORT = "providers.sutlej.port";
    static final String IMAP_PORT = "providers.imap.port";
    static final String SILENT_PORT = "providers.silent.port";

    private static final ServerSetup SMTP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final ServerSetup IMAP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);

    private final WireMockServer kaveri = gateway();
    private final WireMockServer sutlej = gateway();
    private final Silence silence = new Silence();
    private final GreenMail mail = new GreenMail(new ServerSetup[] {SMTP, IMAP});

    private @Nullable MailDoor door;

    private static WireMockServer gateway() {
        return new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(40)
                .jettyAcceptors(1));
    }

    @Override
    public Map<String, String> start() {
        kaveri.start();
        sutlej.start();
        MailServers.start(mail);
        door = MailDoor.before(mail.getSmtp().getPort());
        System.setProperty(KAVERI_PORT, Integer.toString(kaveri.port()));
        System.setProperty(SUTLEJ_PORT, Integer.toString(sutlej.port()));
        System.setProperty(IMAP_PORT, Integer.toString(mail.getImap().getPort()));
        System.setProperty(MailDoor.PORT, Integer.toString(door.port()));
        System.setProperty(SILENT_PORT, Integer.toString(silence.port()));
        var settings = new HashMap<String, String>();
        settings.put(
                "muster.notify.hosts-allowed",
                "localhost:" + kaveri.port() + ",localhost:" + sutlej.port() + ",localhost:1,localhost:"
                        + silence.port());
        settings.put("muster.notify.mail-domains.\"kaveri\"", "kaveri.example");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(door.port()));
        settings.put("muster.notify.send.look-after-min", "50ms");
        settings.put("muster.notify.send.look-after-max", "300ms");
        settings.put("muster.notify.send.tidy-every", "200ms");
        settings.put("muster.notify.send.retry-after-min", "200ms");
        settings.put("muster.notify.send.retry-after-max", "400ms");
        settings.put("muster.notify.send.attempts-max", "4");
        settings.put("muster.notify.secrets-dir", Secret.folder().toString());
        return Map.copyOf(settings);
    }

    @Override
    public void stop() {
        if (door != null) {
            door.close();
        }
        silence.close();
        kaveri.stop();
        sutlej.stop();
        mail.stop();
    }
}
