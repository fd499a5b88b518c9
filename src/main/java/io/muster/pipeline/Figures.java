package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.BookFigures;
import io.muster.posting.BusinessDays;
import io.muster.posting.Collected;
import io.muster.posting.DayTotals;
import io.muster.posting.Looks;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A lender's figures, read from the ledger itself in one read transaction; any thread.
 *
 * <p>Days that are over for good are added up once and for ever (docs/decisions/0018-figures.md), by whoever asks for
 * figures first.
 */
@ApplicationScoped
public class Figures {
    /** The most days that one question may be about. */
    public static final int DAYS_MAX = 366;

    /** Whoever waits for figures gives up after this, and so do the books. */
    private static final Duration STATEMENT_MAX = Duration.ofSeconds(15);

    /** An attempt posts with the business date on which it began: yesterday can still grow, the day before cannot. */
    static final int OPEN_DAYS = 2;

    private final TenantDatabases databases;
    private final BusinessDays businessDays;
    private final DayTotals dayTotals;
    private final BookFigures books;

    Figures(TenantDatabases databases, BusinessDays businessDays, DayTotals dayTotals, BookFigures books) {
        this.databases = databases;
        this.businessDays = businessDays;
        this.dayTotals = dayTotals;
        this.books = books;
    }

    /** The business date now. */
    public Uni<LocalDate> today(TenantId tenant) {
        return databases.pool(tenant).flatMap(pool -> businessDays.current(pool, Instant.now()));
    }

    /**
     * The figures of some days, both counted.
     *
     * @throws IllegalArgumentException when these are more than {@value #DAYS_MAX} days, or none
     */
    public Uni<Snapshot> read(TenantId tenant, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(DAYS_MAX).isBefore(to)) {
            throw new IllegalArgumentException("figures are of 1 to " + DAYS_MAX + " days");
        }
        return close(tenant).chain(() -> databases.inReadTransaction(tenant, tx -> read(tx, from, to)));
    }

    /**
     * Closes the days that nothing can be posted to any more, the oldest first, each in a transaction of its own.
     *
     * @return when no more can be closed: none is left, or somebody is still at work on the next one
     */
    public Uni<Void> close(TenantId tenant) {
        return databases
                .pool(tenant)
                .flatMap(this::firstOpen)
                .flatMap(first -> first.map(day -> closeFrom(tenant, day))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<LocalDate>> firstOpen(SqlClient client) {
        return dayTotals
                .closedUpTo(client)
                .flatMap(closed -> closed.isPresent()
                        ? Uni.createFrom().item(closed.map(day -> day.plusDays(1)))
                        : dayTotals.firstDay(client));
    }

    private Uni<Void> closeFrom(TenantId tenant, LocalDate first) {
        return today(tenant)
                .onItem()
                .transformToMulti(today -> Multi.createFrom().items(first.datesUntil(openFrom(first, today))))
                .onItem()
                .transformToUniAndConcatenate(day -> databases.inTransaction(tenant, tx -> close(tx, day)))
                .select()
                .first(closed -> closed)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whoever read the business date before somebody moved it has ended after a transaction's time; twice that, for clocks. */
    private Uni<Boolean> close(SqlConnection tx, LocalDate day) {
        return dayTotals.close(tx, day, databases.transactionMax().multipliedBy(2));
    }

    /** The first day that stays open. */
    private static LocalDate openFrom(LocalDate first, LocalDate today) {
        LocalDate open = today.minusDays(OPEN_DAYS - 1L);
        return open.isBefore(first) ? first : open;
    }

    /** A look at the books, and what it is to find. */
    private record Look(SqlConnection tx, Instant at, LocalDate today, LocalDate from, LocalDate to) {}

    private Uni<Snapshot> read(SqlConnection tx, LocalDate from, LocalDate to) {
        Instant at = Instant.now();
        return Looks.within(tx, STATEMENT_MAX)
                .chain(() -> businessDays.current(tx, at))
                .flatMap(today -> read(new Look(tx, at, today, from, to)));
    }

    private Uni<Snapshot> read(Look look) {
        return dayTotals
                .closedUpTo(look.tx())
                .map(closed -> closed.map(day -> day.plusDays(1)).orElse(LocalDate.EPOCH))
                .flatMap(open -> dayTotals.collected(look.tx(), look.from(), look.to(), open, look.today()))
                .flatMap(collected -> around(look, collected));
    }

    private Uni<Snapshot> around(Look look, Collected collected) {
        return Uni.combine()
                .all()
                .unis(
                        books.due(look.tx(), look.from(), look.to(), look.today()),
                        books.suspense(look.tx(), look.today()),
                        books.notTaken(look.tx(), look.from(), look.to()),
                        books.underWay(look.tx()),
                        books.failed(look.tx(), look.from(), look.to()))
                .with((due, suspense, notTaken, underWay, failed) -> new Snapshot(
                        look.at(),
                        look.today(),
                        look.from(),
                        look.to(),
                        collected,
                        due,
                        suspense,
                        notTaken,
                        underWay,
                        failed));
    }
}
