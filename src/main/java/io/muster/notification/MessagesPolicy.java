package io.muster.notification;

import io.muster.tenant.Language;
import io.muster.tenant.UsualLanguage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a lender wants to be sent, how, and at which hours. Immutable.
 *
 * @param language for whoever has none of their own
 * @param fullLoanNumber whether messages show a loan's whole number, or its last four characters
 */
public record MessagesPolicy(Language language, boolean fullLoanNumber, Map<MessageKind, Rule> rules) {
    /** The one policy of its kind that counts. */
    public static final String NAME = UsualLanguage.POLICY;

    static final int DEFINITION_LENGTH_MAX = 16_384;
    private static final Set<String> KEYS = Set.of("language", "loanNumber", "kinds");
    private static final Set<String> RULE_KEYS =
            Set.of("on", "channels", "templates", "window", "daysBefore", "daysAfter", "atMost", "at");
    private static final Set<String> ONLY_REMINDERS = Set.of("daysBefore", "daysAfter", "atMost");
    private static final Pattern TEMPLATE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern HOUR = Pattern.compile("[0-2][0-9]:[0-5][0-9]");
    private static final int DAYS_MAX = 90;
    private static final int OFFSETS_MAX = 10;

    public MessagesPolicy {
        rules = Map.copyOf(rules);
    }

    /**
     * What holds for one kind.
     *
     * @param channels all by which it goes, each to whoever can be reached by it
     * @param templates names by channel and language, such as {@code sms/en}
     * @param hours in which it may go; null for any
     * @param daysBefore, daysAfter for reminders: how long before or after its due date an instalment is chased
     * @param atMost how many reminders a loan gets; null for no such limit
     * @param at for reminders and summaries: the hour of the day from which they are decided
     */
    public record Rule(
            MessageKind kind,
            boolean on,
            List<Channel> channels,
            Map<String, String> templates,
            @Nullable ContactHours hours,
            List<Integer> daysBefore,
            List<Integer> daysAfter,
            @Nullable AtMost atMost,
            LocalTime at) {

        public Rule {
            channels = List.copyOf(channels);
            templates = Map.copyOf(templates);
            daysBefore = List.copyOf(daysBefore);
            daysAfter = List.copyOf(daysAfter);
        }

        /** The template's name; one that nobody named is called after what it is for. */
        String template(Channel channel, Language language) {
            String key = key(channel, language.tag());
            return templates.getOrDefault(key, kind.slug() + "-" + channel.slug() + "-" + language.tag());
        }

        /**
         * The due dates that are chased on a day, each with the day on which it was to be: one before today was missed if nobody
         * chased it then. A date that several days chase is chased once, for the latest.
         */
        public Map<LocalDate, LocalDate> chasedBy(LocalDate today, int daysBack) {
            Map<LocalDate, LocalDate> dayByDue = new TreeMap<>();
            for (LocalDate day = today.minusDays(daysBack); !day.isAfter(today); day = day.plusDays(1)) {
                for (LocalDate due : chasedOn(day)) {
                    dayByDue.put(due, day);
                }
            }
            return dayByDue;
        }

        /** The due dates that are chased on a day. */
        public List<LocalDate> chasedOn(LocalDate day) {
            return Stream.concat(
                            daysBefore.stream().map(day::plusDays),
                            daysAfter.stream().map(day::minusDays))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** A loan gets so many reminders within so many days. */
    public record AtMost(int messages, int days) {}

    /** What holds for a kind, when messages of it are wanted. */
    Optional<Rule> wanted(MessageKind kind) {
        return Optional.ofNullable(rules.get(kind)).filter(Rule::on);
    }

    /** @throws IllegalArgumentException when it is no such policy; the message names the place */
    static MessagesPolicy read(String json) {
        PolicyNode root = PolicyNode.read(json, DEFINITION_LENGTH_MAX, KEYS);
        Map<MessageKind, Rule> rules = new EnumMap<>(MessageKind.class);
        PolicyNode kinds = root.get("kinds");
        kinds.requireObject(slugs());
        kinds.fields().forEach((slug, node) -> rules.put(MessageKind.of(slug), rule(MessageKind.of(slug), node)));
        PolicyNode loanNumber = root.get("loanNumber");
        return new MessagesPolicy(
                MessageTemplate.language(root.get("language")),
                loanNumber.isThere()
                        && loanNumber
                                .choice(List.of("full", "masked"), String::equals, "full, masked")
                                .equals("full"),
                rules);
    }

    private static Set<String> slugs() {
        return Set.copyOf(
                Arrays.stream(MessageKind.values()).map(MessageKind::slug).toList());
    }

    private static Rule rule(MessageKind kind, PolicyNode node) {
        node.requireObject(RULE_KEYS);
        refuseForeign(kind, node);
        boolean on = node.get("on").truth(false);
        boolean chases = kind == MessageKind.DUES_REMINDER;
        List<Integer> before = chases ? days(node.get("daysBefore"), 0) : List.of();
        List<Integer> after = chases ? days(node.get("daysAfter"), 1) : List.of();
        if (on && chases && before.isEmpty() && after.isEmpty()) {
            throw node.wrong("must say daysBefore or daysAfter, or else nothing is chased");
        }
        return new Rule(
                kind,
                on,
                on || node.get("channels").isThere() ? channels(node.get("channels")) : List.of(),
                templates(node.get("templates")),
                hours(kind, node.get("window")),
                before,
                after,
                atMost(node.get("atMost")),
                node.get("at").isThere() ? hour(node.get("at")) : hour(kind));
    }

    private static void refuseForeign(MessageKind kind, PolicyNode node) {
        for (String key : ONLY_REMINDERS) {
            if (kind != MessageKind.DUES_REMINDER && node.get(key).isThere()) {
                throw node.get(key).wrong("is for dues-reminder alone");
            }
        }
        if (kind != MessageKind.DUES_REMINDER
                && kind != MessageKind.DEPOSIT_SUMMARY
                && node.get("at").isThere()) {
            throw node.get("at")
                    .wrong("is for dues-reminder and deposit-summary alone: this message goes when it happens");
        }
    }

    private static List<Channel> channels(PolicyNode node) {
        List<Channel> channels = node.list(Channel.values().length).stream()
                .map(MessageTemplate::channel)
                .toList();
        if (Set.copyOf(channels).size() < channels.size()) {
            throw node.wrong("names a channel twice");
        }
        return channels;
    }

    private static Map<String, String> templates(PolicyNode node) {
        Map<String, String> templates = new HashMap<>();
        if (node.isThere()) {
            node.requireObject(Set.of(Channel.SMS.slug(), Channel.EMAIL.slug()));
            node.fields().forEach((channel, names) -> {
                names.requireObject(Set.of(Language.ENGLISH.tag(), Language.HINDI.tag()));
                names.fields()
                        .forEach((language, name) -> templates.put(
                                channel + "/" + language,
                                name.text(TEMPLATE_NAME, "the name of a message-template policy")));
            });
        }
        return templates;
    }

    private static String key(Channel channel, String language) {
        return channel.slug() + "/" + language;
    }

    private static @Nullable ContactHours hours(MessageKind kind, PolicyNode node) {
        ContactHours wanted = node.isThere() ? read(node) : null;
        if (!kind.recovers()) {
            return wanted;
        }
        ContactHours allowed = wanted == null ? ContactHours.OF_RECOVERY : wanted.within(ContactHours.OF_RECOVERY);
        if (allowed == null) {
            throw node.wrong("has no minute between 08:00 and 19:00, in which alone dues may be called for");
        }
        return allowed;
    }

    private static ContactHours read(PolicyNode node) {
        try {
            return ContactHours.of(node.text(20));
        } catch (IllegalArgumentException noHours) {
            throw node.wrong(String.valueOf(noHours.getMessage()));
        }
    }

    private static List<Integer> days(PolicyNode node, int min) {
        return node.isThere()
                ? node.list(OFFSETS_MAX).stream()
                        .map(each -> each.number(min, DAYS_MAX))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static @Nullable AtMost atMost(PolicyNode node) {
        if (!node.isThere()) {
            return null;
        }
        node.requireObject(Set.of("messages", "days"));
        return new AtMost(node.get("messages").number(1, 100), node.get("days").number(1, DAYS_MAX));
    }

    /** A day's cash is summed up when the day's collecting is done; what comes later is summed up by itself. */
    private static LocalTime hour(MessageKind kind) {
        return kind == MessageKind.DEPOSIT_SUMMARY ? LocalTime.of(20, 0) : LocalTime.of(9, 0);
    }

    private static LocalTime hour(PolicyNode node) {
        try {
            return LocalTime.parse(node.text(HOUR, "an hour of India such as 20:00"));
        } catch (DateTimeParseException noHour) {
            throw node.wrong("must be an hour of India such as 20:00");
        }
    }
}
