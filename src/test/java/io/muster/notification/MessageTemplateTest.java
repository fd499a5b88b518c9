package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.Language;
import io.muster.tenant.PolicyKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    private static final String DLT = """
            "dlt": {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
                    "text": "%s"},
            """;

    private static final MessageValues.Sample LENDER =
            new MessageValues.Sample("Kaveri Finance", "https://receipts.kaveri.example/r/" + "x".repeat(46));

    @Test
    void everyKindShipsByEveryChannelInEveryLanguage() {
        for (MessageKind kind : MessageKind.values()) {
            for (Channel channel : Channel.values()) {
                for (Language language : Language.values()) {
                    MessageTemplate template = ShippedPolicies.template(
                                    kind.slug() + "-" + channel.slug() + "-" + language.tag())
                            .orElseThrow();
                    assertThat(template.language()).isEqualTo(language);
                    assertThat(template.render(MessageValues.samples(kind, LENDER))
                                    .body())
                            .doesNotContain("{", "}");
                }
            }
        }
    }

    @Test
    void theShippedPolicyIsRight() {
        check(PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());

        assertThat(MessagesPolicy.read(ShippedPolicies.messages()).rules()).hasSize(MessageKind.values().length);
    }

    @Test
    void anSmsThatNobodyRegisteredIsRefusedWithTheRemedy() {
        MessageTemplate shipped =
                ShippedPolicies.template("payment-received-sms-en").orElseThrow();

        Obstacle refused = shipped.obstacle(shipped.render(MessageValues.samples(MessageKind.PAYMENT_RECEIVED, LENDER)))
                .orElseThrow();

        assertThat(refused.state()).isEqualTo(MessageState.REFUSED);
        assertThat(refused.code()).isEqualTo("dlt-not-registered");
        assertThat(refused.sentence()).contains("DLT portal", "entity id", "header", "template id");
    }

    @Test
    void aRegisteredTemplateGoesAndALongNameIsCutAtAWord() {
        MessageTemplate template = sms("Dear {#var#}, Rs {#var#} received", "Dear {borrower}, Rs {amount} received");

        var rendered =
                template.render(Map.of("borrower", "Venkata Narasimha Rajuvaripetai Subramaniam", "amount", "5.00"));

        assertThat(rendered.body()).isEqualTo("Dear Venkata Narasimha, Rs 5.00 received");
        assertThat(template.obstacle(rendered)).isEmpty();
    }

    @Test
    void aTextThatDiffersFromTheRegisteredOneIsRefusedWhenItIsAdded() {
        assertThatThrownBy(() -> sms("Dear {#var#}, Rs {#var#} received.", "Dear {borrower}, Rs {amount} received"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("text: ")
                .hasMessageContaining("differs from the text registered under DLT")
                .hasMessageContaining("Tried with");
    }

    @Test
    void aLinkIsTriedInTheLengthThatItWillHave() {
        assertThat(sms("See https://receipts.kaveri.example/r/{#var#}{#var#}", "See {link}")
                        .uses("link"))
                .isTrue();
        assertThat(sms("See https://r.kaveri.in/{#var#}{#var#}", "See https://r.kaveri.in/{linkToken}")
                        .uses("linkToken"))
                .isTrue();
        assertThatThrownBy(() -> sms("See {#url#}", "See {link}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sms("See https://pay.example/r/{#var#}{#var#}", "See {link}"))
                .hasMessageContaining("receipts.kaveri.example");
    }

    @Test
    void charactersThatNobodySeesAreRefusedButTheJoinersOfIndianScripts() {
        assertThatThrownBy(() -> sms("Rs {#var#}", "Rs \u202e{amount}")).hasMessageContaining("cannot be seen");
        assertThat(sms("क्\u200dष {#var#}", "क्\u200dष {amount}").uses("amount"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{borower}",
                "{borrower.length}",
                "{borrower.toUpperCase()}",
                "{str:eval('x')}",
                "{inject:tenants}",
                "{#for i in borrower}x{/for}",
                "{#each borrower}x{/each}",
                "{#include other}{/include}",
                "{#let x=borrower}{x}{/let}",
                "{@java.lang.Runtime runtime}{borrower}",
                "{#if borrower}no end",
                "{#if borrower.isEmpty}x{/if}",
                "{cdi:tenants.list}",
                "{borrower ?: agent}",
                "{#if mode == 'UPI' || amount > 1000}x{/if}",
                "{#if borrower}a{#else}b{#else}c{/if}",
                "{#if !borrower}x{/if}",
                "x{/if}",
                "{#else}",
                "{borrower ?: 1}",
                "{ borrower}",
                "\\\\{borrower}",
                "{|borrower|}",
                "{!borrower!}"
            })
    void aTextThatReachesForMoreThanItsValuesIsRefused(String text) {
        assertThatThrownBy(() -> sms("{#var#}", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("text: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"bounce\"} | channel: must be one of sms, email",
                "{\"knd\":\"bounce\"} | knd: is not known here",
                "[] | the policy: must be an object",
                "{ | not JSON at line 1",
                "{\"kind\":\"bounce\",\"channel\":\"sms\",\"language\":\"ta\",\"text\":\"x\"} | language: must be one of en, hi",
                "{\"kind\":\"bounce\",\"channel\":\"sms\",\"language\":\"en\",\"subject\":\"x\",\"text\":\"x\"} | subject: is for e-mail",
                "{\"kind\":\"bounce\",\"channel\":\"email\",\"language\":\"en\",\"text\":\"x\"} | subject: must be a text",
                "{\"kind\":\"bounce\",\"channel\":\"sms\",\"language\":\"en\",\"text\":\"x\",\"dlt\":{\"entityId\":\"1\"}} | dlt.entityId: must be"
            })
    void whatIsWrongIsNamedByItsPlace(String json, String complaint) {
        assertThatThrownBy(() -> check(PolicyKind.MESSAGE_TEMPLATE, "x", json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"language\":\"en\",\"kinds\":{\"bounce\":{\"on\":true}}} | kinds.bounce.channels: must be a list",
                "{\"language\":\"en\",\"kinds\":{\"bounce\":{\"on\":true,\"channels\":[\"sms\",\"sms\"]}}} | names a channel twice",
                "{\"language\":\"en\",\"kinds\":{\"bounce\":{\"window\":\"20:00-23:00\"}}} | kinds.bounce.window: has no minute between 08:00",
                "{\"language\":\"en\",\"kinds\":{\"bounce\":{\"daysAfter\":[1]}}} | kinds.bounce.daysAfter: is for dues-reminder",
                "{\"language\":\"en\",\"kinds\":{\"dues-reminder\":{\"on\":true,\"channels\":[\"sms\"]}}} | daysBefore or daysAfter",
                "{\"language\":\"en\",\"kinds\":{\"greeting\":{}}} | kinds.greeting: is not known here",
                "{\"language\":\"en\"} | kinds: must be an object"
            })
    void aPolicyThatIsWrongIsNamedByItsPlace(String json, String complaint) {
        assertThatThrownBy(() -> check(PolicyKind.MESSAGES, "messages", json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void aChaserKeepsToTheHoursOfRecoveryWhateverThePolicySays() {
        MessagesPolicy policy = MessagesPolicy.read("""
                {"language": "en", "kinds": {
                   "bounce": {"on": true, "channels": ["sms"], "window": "06:00-22:00"},
                   "dues-reminder": {"on": true, "channels": ["sms"], "daysAfter": [1]},
                   "payment-received": {"on": true, "channels": ["sms"]}}}
                """);

        assertThat(policy.wanted(MessageKind.BOUNCE).orElseThrow().hours()).isEqualTo(ContactHours.OF_RECOVERY);
        assertThat(policy.wanted(MessageKind.DUES_REMINDER).orElseThrow().hours())
                .isEqualTo(ContactHours.OF_RECOVERY);
        assertThat(policy.wanted(MessageKind.PAYMENT_RECEIVED).orElseThrow().hours())
                .isNull();
        assertThat(policy.wanted(MessageKind.DEPOSIT_SUMMARY)).isEmpty();
    }

    private static MessageTemplate sms(String registered, String text) {
        String json = """
                {"kind": "payment-received", "channel": "sms", "language": "en", %s "text": "%s"}
                """.formatted(DLT.formatted(registered), text);
        check(PolicyKind.MESSAGE_TEMPLATE, "own", json);
        return MessageTemplate.read("own", 1, json);
    }

    private static void check(PolicyKind kind, String name, String json) {
        MessagePolicies.check(kind, name, json, LENDER.name(), LENDER.link());
    }
}
