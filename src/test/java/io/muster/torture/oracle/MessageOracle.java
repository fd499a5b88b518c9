package io.muster.torture.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the messages in the books against the payments there and against what providers were given. One thread.
 *
 * <p>Each payment is told once by each channel for which the loan has an address. What a message's state says is what its
 * provider knows, and that is for the borrower's own number or address. A provider may be given the same key again, once for
 * each try that was noted as failed or as broken off, and never another key for the same payment.
 */
public final class MessageOracle {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);
    private static final OffsetDateTime BEGINNING = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("sms", "email");
    private static final Set<String> WITH_THE_PROVIDER = Set.of("sent", "delivered");
    private static final Set<String> ON_ITS_WAY = Set.of("queued", "sending");

    private static final String UNTOLD = """
            select p.receipt_no, c.channel, count(m.id) as messages
            from payment p
            join loan_account l on l.id = p.loan_id
            cross join lateral (values ('sms', l.phone), ('email', l.email)) as c(channel, address)
            left join message m on m.payment_key = p.key and m.channel = c.channel and m.kind = 'payment-received'
            where c.address is not null and p.posted_at >= ?
            group by p.key, c.channel
            having count(m.id) <> 1
            """;

    private static final String MESSAGES = """
            select m.id, m.channel, m.state, m.reason_code, m.receipt_no, p.key is null as astray, m.lease_until < now() as late,
              case m.channel when 'sms' then '+91' || l.phone else l.email end as address,
              (select count(*) from message_note n
               where n.message_id = m.id and n.what in ('try-failed', 'lease-ran-out')) as broken
            from message m
            left join payment p on p.key = m.payment_key
            left join loan_account l on l.id = p.loan_id
            where m.decided_at >= ?
            """;

    private static final String OPEN = "select count(*) from message where state in ('queued', 'sending')";

    private final List<LenderBooks> lenders;
    private final Providers providers;
    private final Oracle.Opener opener;
    private final Map<String, OffsetDateTime> since = new HashMap<>();
    private long messages;
    private long smsRepeated;
    private long mailsRepeated;

    /** @param lenders who want to tell of every payment, by all channels, and of nothing else */
    public MessageOracle(List<LenderBooks> lenders, Providers providers) {
        this(lenders, providers, LenderBooks::open);
    }

    MessageOracle(List<LenderBooks> lenders, Providers providers, Oracle.Opener opener) {
        this.lenders = List.copyOf(lenders);
        this.providers = providers;
        this.opener = opener;
        fromTheBeginning();
    }

    private void fromTheBeginning() {
        since.clear();
        messages = 0;
        smsRepeated = 0;
        mailsRepeated = 0;
    }

    /**
     * Judges what was decided since the last look; some may still be on their way.
     *
     * @param patience how long the databases may be away and decisions may take
     */
    public MessageVerdict check(Duration patience) {
        return judge(Instant.now().plus(patience), false);
    }

    /** Judges everything anew, once nothing is on its way any more. */
    public MessageVerdict checkAll(Duration patience) {
        fromTheBeginning();
        return judge(Instant.now().plus(patience), true);
    }

    private MessageVerdict judge(Instant deadline, boolean atTheEnd) {
        Findings findings = new Findings();
        for (LenderBooks lender : lenders) {
            await(lender, atTheEnd, deadline);
            look(lender, atTheEnd, findings, deadline);
        }
        Verdict found = findings.verdict(0, 0, 0);
        return new MessageVerdict(messages, smsRepeated, mailsRepeated, found.lost(), found.doubled(), found.wrong());
    }

    /** Until all is decided, and all is sent when that is asked for; whatever is missing then is found missing. */
    private void await(LenderBooks lender, boolean atTheEnd, Instant deadline) {
        while (Instant.now().isBefore(deadline)) {
            try (Connection books = open(lender)) {
                Sql sql = new Sql(books);
                boolean[] untold = {false};
                sql.each(UNTOLD, _ -> untold[0] = true, since(lender));
                if (!untold[0] && (!atTheEnd || sql.number(OPEN) == 0)) {
                    return;
                }
            } catch (SQLException away) {
                // it is asked again
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
    }

    private void look(LenderBooks lender, boolean atTheEnd, Findings findings, Instant deadline) {
        while (true) {
            try (Connection books = open(lender)) {
                OffsetDateTime[] now = new OffsetDateTime[1];
                Sql sql = new Sql(books);
                sql.each("select now()", row -> now[0] = row.getObject(1, OffsetDateTime.class));
                new Look(lender.tenant(), sql, atTheEnd, findings).run(since(lender));
                since.put(lender.tenant(), now[0]);
                return;
            } catch (SQLException away) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("the books cannot be read", away);
                }
                LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            }
        }
    }

    private OffsetDateTime since(LenderBooks lender) {
        return since.getOrDefault(lender.tenant(), BEGINNING);
    }

    private Connection open(LenderBooks lender) throws SQLException {
        Connection books = opener.open(lender);
        try (Statement statement = books.createStatement()) {
            // Tables that have grown since they were analysed look small, and each payment would scan all messages
            var _ = statement.execute("set enable_nestloop = off");
        }
        return books;
    }

    /** One look at one lender's books, as they were at one moment. */
    private final class Look {
        private final String tenant;
        private final Sql sql;
        private final boolean atTheEnd;
        private final Findings findings;
        private final Map<String, Long> given = new HashMap<>();

        Look(String tenant, Sql sql, boolean atTheEnd, Findings findings) {
            this.tenant = tenant;
            this.sql = sql;
            this.atTheEnd = atTheEnd;
            this.findings = findings;
        }

        void run(OffsetDateTime from) throws SQLException {
            sql.each(UNTOLD, this::untold, from);
            sql.each(
                    MESSAGES,
                    row -> message(new Row(
                            row.getObject("id", UUID.class),
                            row.getString("channel"),
                            row.getString("state"),
                            String.valueOf(row.getString("reason_code")),
                            String.valueOf(row.getString("receipt_no")),
                            row.getBoolean("astray"),
                            row.getBoolean("late"),
                            String.valueOf(row.getString("address")),
                            row.getInt("broken"))),
                    from);
            if (atTheEnd) {
                CHANNELS.forEach(this::strangers);
            }
        }

        private void untold(java.sql.ResultSet row) throws SQLException {
            String sentence = "%s: of the payment of receipt %s %d messages tell by %s";
            if (row.getLong("messages") == 0) {
                findings.lost(sentence, tenant, row.getString("receipt_no"), 0, row.getString("channel"));
            } else {
                findings.doubled(
                        sentence,
                        tenant,
                        row.getString("receipt_no"),
                        row.getLong("messages"),
                        row.getString("channel"));
            }
        }

        private void message(Row message) {
            messages++;
            // After the books were looked at, a provider may have been given more
            int copies = providers.copies(tenant, message.channel(), message.id());
            if (copies > 0) {
                given.merge(message.channel(), 1L, Long::sum);
            }
            if (!providers.recipients(tenant, message.channel(), message.id()).stream()
                    .allMatch(message.address()::equalsIgnoreCase)) {
                findings.wrong("%s: %s was given to its provider for somebody else", tenant, message);
            }
            if (message.astray()) {
                findings.wrong("%s: %s is about no payment", tenant, message);
            }
            if (ON_ITS_WAY.contains(message.state())) {
                if (atTheEnd) {
                    findings.lost("%s: %s is still on its way", tenant, message);
                }
                return;
            }
            if (!WITH_THE_PROVIDER.contains(message.state())) {
                findings.lost("%s: %s did not go", tenant, message);
            } else if (copies == 0) {
                findings.lost("%s: %s was never given to its provider", tenant, message);
            }
            repeated(message, copies - 1);
        }

        private void repeated(Row message, int more) {
            if (more <= 0) {
                return;
            }
            if (message.channel().equals("sms")) {
                smsRepeated += more;
            } else {
                mailsRepeated += more;
            }
            if (more > message.broken()) {
                findings.doubled(
                        "%s: %s was given to its provider %d times, and %d tries were noted as broken",
                        tenant, message, more + 1, message.broken());
            }
        }

        /** A key that no message has would be a second message of some payment, or nobody's. */
        private void strangers(String channel) {
            long known = given.getOrDefault(channel, 0L);
            long taken = providers.keys(tenant, channel);
            if (taken != known) {
                findings.doubled(
                        "%s: the provider of %s took %d keys, the books have %d of them",
                        tenant, channel, taken, known);
            }
        }
    }

    /**
     * A message in the books.
     *
     * @param address how its loan's borrower is reached, which nobody corrects here
     * @param broken tries that failed or whose process died
     */
    private record Row(
            UUID id,
            String channel,
            String state,
            String reason,
            String receipt,
            boolean astray,
            boolean late,
            String address,
            int broken) {
        @Override
        public String toString() {
            return "the message %s (%s, %s, %s) of receipt %s%s"
                    .formatted(id, channel, state, reason, receipt, late ? ", whose lease is over," : "");
        }
    }
}
