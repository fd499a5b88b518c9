package io.muster.torture.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Knows what was sent and judges what became of it. One thread.
 *
 * <p>Loan books must be completed before collections on their loans are sent, since money of an unknown loan rightly goes
 * into suspense. What stands in the books when the oracle begins is held to the laws of the books, but its workbooks are
 * not known. An upload of which the sender got no answer must be sent again until it has one.
 */
public final class Oracle implements AutoCloseable {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    /** For what is in the topics already. */
    private static final Duration READ_MAX = Duration.ofSeconds(60);

    private static final Duration BEGIN_MAX = Duration.ofSeconds(30);
    private static final String UNPUBLISHED = """
            select count(*)
            from outbox o
            cross join relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq)
            """;

    private final List<LenderBooks> lenders;
    private final EventSource source;
    private final Opener opener;
    private final Map<String, Map<String, Sent>> sent = new HashMap<>();
    private final Map<String, LenderState.Earlier> earlier = new HashMap<>();
    private final Map<String, LenderState> states = new LinkedHashMap<>();
    private EventLedger ledger = new EventLedger(states);

    /** Opens a lender's books in a transaction. */
    @FunctionalInterface
    interface Opener {
        Connection open(LenderBooks lender) throws SQLException;
    }

    /**
     * Begins, and notes what stands in the books already.
     *
     * @param lenders all that the stack has
     * @param bootstrapServers where Kafka is
     */
    public Oracle(List<LenderBooks> lenders, String bootstrapServers) {
        this(lenders, new KafkaEvents(bootstrapServers), LenderBooks::open);
    }

    Oracle(List<LenderBooks> lenders, EventSource source, Opener opener) {
        this.lenders = List.copyOf(lenders);
        this.source = source;
        this.opener = opener;
        for (LenderBooks lender : lenders) {
            sent.put(lender.tenant(), new LinkedHashMap<>());
            noteEarlier(lender, Instant.now().plus(BEGIN_MAX));
        }
        beginAnew();
    }

    /** Tells of an upload that was acknowledged; the same one may be told again. */
    public void sent(Sent workbook) {
        Map<String, Sent> all = sent.get(workbook.tenant());
        if (all == null) {
            throw new IllegalArgumentException("there is no lender " + workbook.tenant());
        }
        all.putIfAbsent(workbook.uploadId(), workbook);
    }

    /**
     * Judges what came since the last check, once all uploads are at their end.
     *
     * @param patience how long the databases may be away and events may take to arrive
     */
    public Verdict check(Duration patience) {
        return judge(Instant.now().plus(patience), false);
    }

    /** Judges everything anew, from the first row and the first event. */
    public Verdict checkAll(Duration patience) {
        return judge(Instant.now().plus(patience), true);
    }

    private Verdict judge(Instant deadline, boolean fromTheBeginning) {
        boolean anew = fromTheBeginning;
        while (true) {
            try {
                if (anew) {
                    beginAnew();
                }
                return judgeOnce(deadline);
            } catch (SQLException away) {
                waitUntil(deadline, away);
                // what was half read must not be read twice
                anew = true;
            } catch (IOException unreadable) {
                throw new UncheckedIOException("a workbook that was sent cannot be read", unreadable);
            }
        }
    }

    private Verdict judgeOnce(Instant deadline) throws SQLException, IOException {
        var findings = new Findings();
        for (LenderBooks lender : lenders) {
            try (Connection books = opener.open(lender)) {
                new BooksCheck(state(lender), books, findings).run();
            }
        }
        readEvents(deadline, findings);
        ledger.settleUnknown(findings);
        states.values().forEach(state -> new EventsCheck(state, findings).run());
        return findings.verdict(
                states.values().stream().mapToLong(LenderState::rows).sum(),
                states.values().stream().mapToLong(state -> state.sums.size()).sum(),
                ledger.events());
    }

    /** Reads until all that must come has come, the outboxes are empty, and nothing is left in the topics. */
    private void readEvents(Instant deadline, Findings findings) throws SQLException {
        readToTheEnd(deadline, findings);
        while (!isAllTold() && Instant.now().isBefore(deadline)) {
            readToTheEnd(deadline, findings);
        }
        // whatever was published beside what must come is in the topics now
        readToTheEnd(deadline, findings);
    }

    private boolean isAllTold() throws SQLException {
        if (!states.values().stream().allMatch(EventsCheck::isComplete)) {
            return false;
        }
        for (LenderBooks lender : lenders) {
            try (Connection books = opener.open(lender)) {
                if (new Sql(books).number(UNPUBLISHED) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void readToTheEnd(Instant deadline, Findings findings) {
        boolean atEnd = false;
        while (!atEnd) {
            source.next().forEach(event -> ledger.take(event, findings));
            atEnd = source.atEnd(ANSWER_MAX);
            if (!atEnd && Instant.now().isAfter(deadline.plus(READ_MAX))) {
                findings.wrong("the topics were not read to their end in time");
                return;
            }
        }
    }

    private void beginAnew() {
        states.clear();
        for (LenderBooks lender : lenders) {
            String tenant = lender.tenant();
            states.put(
                    tenant,
                    new LenderState(
                            tenant,
                            sent.getOrDefault(tenant, Map.of()),
                            earlier.getOrDefault(tenant, LenderState.Earlier.NOTHING)));
        }
        ledger = new EventLedger(states);
        source.rewind();
    }

    private LenderState state(LenderBooks lender) {
        LenderState state = states.get(lender.tenant());
        if (state == null) {
            throw new IllegalStateException("there is no lender " + lender.tenant());
        }
        return state;
    }

    private void noteEarlier(LenderBooks lender, Instant deadline) {
        while (true) {
            try (Connection books = opener.open(lender)) {
                earlier.put(lender.tenant(), BooksCheck.earlier(books));
                return;
            } catch (SQLException away) {
                waitUntil(deadline, away);
            }
        }
    }

    private static void waitUntil(Instant deadline, SQLException away) {
        if (Instant.now().isAfter(deadline)) {
            throw new IllegalStateException("the books cannot be read", away);
        }
        LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
    }

    @Override
    public void close() {
        source.close();
    }
}
