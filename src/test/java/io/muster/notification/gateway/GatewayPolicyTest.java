package io.muster.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.notification.Channel;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway's policy is read strictly, and what a message says cannot change the request that it makes. */
class GatewayPolicyTest {
    private static final MailDomains DOMAINS = MailDomains.of("kaveri.example, mail.kaveri.example");
    private static final HostsAllowed HOSTS =
            new HostsAllowed(Set.of("api.provider.example", "sms.gateway.example", "localhost:8025"));

    private static final String WHOLE = """
            {"type": "http",
             "send": {"url": "https://api.provider.example/send/{recipient10}", "query": {"t": "{text}"},
               "headers": {"X-Key": "{secret.sms-key}"}, "form": {"msg": "{text}", "u": "{unicode?1:0}"}},
             "taken": {"statuses": [200]}}
            """;

    @Test
    void theDocumentsExamplesAreRight() throws IOException {
        String document = Files.readString(Path.of("docs/messages.md"));
        var examples = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(document);

        int read = 0;
        while (examples.find()) {
            assertThat(GatewayPolicy.read(Channel.SMS, examples.group(1), HOSTS, DOMAINS))
                    .isNotNull();
            read++;
        }
        assertThat(read).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.provider.example/ | https://10.0.0.1/ | hosts-allowed",
                "https://api.provider.example/ | http://api.provider.example/ | https",
                "https://api.provider.example/ | https://user@api.provider.example/ | user",
                "https://api.provider.example/ | https://api.provider.example:8443/ | hosts-allowed",
                "https://api.provider.example/ | https://{text}.example/ | no value before the path",
                "https://api.provider.example/ | https://api.provider.example{text}/ | no value before the path",
                "https://api.provider.example/ | file:///etc/passwd | must begin",
                "{recipient10} | {secret.sms-key} | must not have a secret",
                "{recipient10} | {recipent} | names {recipent}",
                "{recipient10} | {recipient10 | without its }",
                "X-Key | Host | no header",
                "\"taken\" | \"took\" | took",
                "\"http\" | \"ftp\" | one of http"
            })
    void aMistakeIsNamedWithItsPlace(String right, String wrong, String named) {
        assertThat(GatewayPolicy.read(Channel.SMS, WHOLE, HOSTS, DOMAINS)).isNotNull();
        assertThatThrownBy(() -> GatewayPolicy.read(Channel.SMS, WHOLE.replace(right, wrong), HOSTS, DOMAINS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway")
                .hasMessageContaining(named);
    }

    @Test
    void hostsAreDeniedUnlessNamed() {
        assertThatThrownBy(() -> GatewayPolicy.read(Channel.SMS, WHOLE, new HostsAllowed(Set.of()), DOMAINS))
                .hasMessageContaining("muster.notify.hosts-allowed");
    }

    @Test
    void aMessagesTextStaysAText() {
        var policy = (GatewayPolicy.Http) GatewayPolicy.read(Channel.SMS, WHOLE, HOSTS, DOMAINS);

        HttpRequest request = policy.send().request(values("a&msg=b\r\nX: y {text}/../नमस्ते"), Duration.ofSeconds(1));

        assertThat(request.uri().getRawPath()).isEqualTo("/send/9876543210");
        assertThat(request.uri().getRawQuery()).startsWith("t=a%26msg%3Db%0D%0AX%3A%20y%20%7Btext%7D%2F..%2F");
        assertThat(request.headers().firstValue("X-Key")).contains("a  key");
    }

    @Test
    void aLendersMailsComeFromNoOtherLendersAddress() {
        for (String from : new String[] {"a@sutlej.example", "a@pay.kaveri.example", "a@kaveri.example.evil.example"}) {
            assertThatThrownBy(() -> GatewayPolicy.read(
                            Channel.EMAIL, "{\"type\":\"smtp\",\"from\":\"" + from + "\"}", HOSTS, DOMAINS))
                    .hasMessageContaining("from")
                    .hasMessageContaining("muster.notify.mail-domains");
        }
        String right = "{\"type\":\"smtp\",\"from\":\"a@Kaveri.example\"}";
        assertThat(GatewayPolicy.read(Channel.EMAIL, right, HOSTS, DOMAINS)).isNotNull();
        assertThatThrownBy(() -> GatewayPolicy.read(Channel.EMAIL, right, HOSTS, MailDomains.of("")))
                .hasMessageContaining("mail-domains");
    }

    @Test
    void aLendersMailsAreAnsweredToNobodyElse() {
        String right = "{\"type\":\"smtp\",\"from\":\"a@kaveri.example\",\"replyTo\":\"care@mail.kaveri.example\"}";
        assertThat(((GatewayPolicy.Smtp) GatewayPolicy.read(Channel.EMAIL, right, HOSTS, DOMAINS)).replyTo())
                .isEqualTo("care@mail.kaveri.example");

        assertThatThrownBy(() -> GatewayPolicy.read(
                        Channel.EMAIL, right.replace("care@mail.kaveri", "care@evil"), HOSTS, DOMAINS))
                .hasMessageContaining("replyTo")
                .hasMessageContaining("evil.example")
                .hasMessageContaining("muster.notify.mail-domains");
    }

    @Test
    void aMailsNamesCannotHoldAnotherHeader() {
        String right = "{\"type\":\"smtp\",\"from\":\"a@kaveri.example\",\"fromName\":\"Kaveri\"}";
        assertThat(GatewayPolicy.read(Channel.EMAIL, right, HOSTS, DOMAINS)).isNotNull();
        for (String wrong : new String[] {"Kaveri\\nBcc: x@y.z", "Kaveri <x@y.z>", "Kav\\\"eri"}) {
            assertThatThrownBy(() -> GatewayPolicy.read(
                            Channel.EMAIL,
                            right.replace("\"fromName\":\"Kaveri\"", "\"fromName\":\"" + wrong + "\""),
                            HOSTS,
                            DOMAINS))
                    .hasMessageContaining("fromName");
        }
        assertThatThrownBy(() -> GatewayPolicy.read(Channel.EMAIL, right.replace("a@", "a b@"), HOSTS, DOMAINS))
                .hasMessageContaining("from");
    }

    private static Values values(String text) {
        var message = new OutgoingMessage(
                UUID.randomUUID(),
                Channel.SMS,
                "+919876543210",
                "en",
                null,
                text,
                new TemplateTerms("1", "KAVERI", "2", false),
                null);
        return Values.of(message, "+919876543210", Map.of("sms-key", "a\r\nkey")::get);
    }
}
