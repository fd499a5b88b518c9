package io.muster.console.figures;

import io.muster.console.Shown;
import io.muster.console.Told;
import io.muster.console.chart.Bars;
import io.muster.console.chart.Columns;
import io.muster.console.chart.Figure;
import io.muster.console.chart.Stacks;
import io.muster.console.find.FindWords;
import io.muster.pipeline.Snapshot;
import io.muster.posting.BookFigures;
import io.muster.posting.Collected;
import io.muster.web.PaymentSelection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month in figures, or its present day; pure. Amounts are paise.
 *
 * @param figures the month's
 * @param day the figures' today, when it is looked at; null for the whole month
 */
public record Dashboard(Snapshot figures, @Nullable LocalDate day, Words words) {
    private static final int AGENTS_MAX = 10;
    private static final int REASONS_MAX = 8;

    /** The labels that the figures cannot give themselves, in the reader's language. */
    public record Words(Locale locale, FigureWords figures, FindWords modes) {
        List<String> ages() {
            return List.of(figures.ageNew(), figures.ageWeek(), figures.ageMonth(), figures.ageOld());
        }
    }

    /** A branch's money against what was due. @param percent of the due; null when nothing was due */
    public record Against(
            String branch,
            String href,
            long paise,
            long duePaise,
            @Nullable String percent) {}

    public Instant at() {
        return figures.at();
    }

    public LocalDate today() {
        return figures.today();
    }

    public LocalDate month() {
        return figures.from();
    }

    /** Whether the month is the present one, which alone has a today. */
    public boolean present() {
        return !today().isBefore(figures.from()) && !today().isAfter(figures.to());
    }

    public String monthBefore() {
        return "/console?month=" + YearMonth.from(month()).minusMonths(1);
    }

    public String monthAfter() {
        return "/console?month=" + YearMonth.from(month()).plusMonths(1);
    }

    /** What came in on the day, or in the month. */
    public Collected.Sum collected() {
        return counted(figures.collected().all());
    }

    /** What fell due on the day, or in the month. */
    public long duePaise() {
        return figures.due().stream().mapToLong(this::due).sum();
    }

    /** The collected money as a share of the due, or null when nothing is due. */
    public @Nullable String percent() {
        return percent(collected().paise(), duePaise());
    }

    public String paymentsHref() {
        return payments("");
    }

    public int suspenseEntries() {
        return figures.suspense().stream().mapToInt(BookFigures.Aged::entries).sum();
    }

    public long suspensePaise() {
        return figures.suspense().stream().mapToLong(BookFigures.Aged::paise).sum();
    }

    public int uploads() {
        return figures.underWay().stream()
                .mapToInt(BookFigures.UnderWay::uploads)
                .sum();
    }

    public int late() {
        return figures.underWay().stream().mapToInt(BookFigures.UnderWay::late).sum();
    }

    public int notTakenRows() {
        return figures.notTaken().stream().mapToInt(BookFigures.NotTaken::rows).sum();
    }

    public long notTakenPaise() {
        return figures.notTaken().stream()
                .mapToLong(BookFigures.NotTaken::paise)
                .sum();
    }

    public String notTakenHref() {
        return "/console/not-taken?" + days(figures.from(), figures.to());
    }

    /** The messages that did not arrive, of the same days. */
    public String failedHref() {
        return "/console/messages?failed=true&" + days(figures.from(), figures.to());
    }

    public int failedMessages() {
        return figures.failedMessages().stream()
                .mapToInt(BookFigures.Failed::messages)
                .sum();
    }

    /** The month's days up to today. */
    public List<Columns.Column> byDay() {
        Map<LocalDate, Collected.Part> parts = figures.collected().byDay();
        LocalDate last = present() ? today() : figures.to();
        return Columns.of(figures.from()
                .datesUntil(last.plusDays(1))
                .map(of -> figure(of, parts.get(of)))
                .toList());
    }

    /** The branches that collected something or should have. */
    public List<Against> byBranch() {
        Map<String, Collected.Sum> sums = counted(figures.collected().byBranch());
        Map<String, Long> dues =
                figures.due().stream().collect(Collectors.toMap(BookFigures.Due::branch, this::due, Long::sum));
        return Stream.concat(sums.keySet().stream(), dues.keySet().stream())
                .distinct()
                .sorted()
                .map(branch -> against(branch, sums.get(branch), dues.getOrDefault(branch, 0L)))
                .toList();
    }

    public List<Bars.Bar> byMode() {
        return Bars.of(largest(figures.collected().byMode(), Integer.MAX_VALUE)
                .map(this::ofMode)
                .toList());
    }

    public List<Bars.Bar> byAgent() {
        return Bars.of(largest(figures.collected().byAgent(), AGENTS_MAX)
                .map(this::ofAgent)
                .toList());
    }

    public List<Bars.Bar> reasons() {
        return Bars.of(figures.notTaken().stream()
                .limit(REASONS_MAX)
                .map(this::ofReason)
                .toList());
    }

    public List<Stacks.Piece> suspenseByAge() {
        return Stacks.of(figures.suspense().stream()
                .sorted(Comparator.comparingInt(BookFigures.Aged::age))
                .map(this::ofAge)
                .toList());
    }

    private Collected.Sum counted(Collected.Part part) {
        return day == null ? part.ofAll() : part.ofDay();
    }

    /** The parts that have anything on the day, or in the month. */
    private Map<String, Collected.Sum> counted(Map<String, Collected.Part> parts) {
        return parts.entrySet().stream()
                .filter(part -> counted(part.getValue()).payments() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, part -> counted(part.getValue())));
    }

    private long due(BookFigures.Due due) {
        return day == null ? due.paise() : due.paiseOfDay();
    }

    private Stream<Map.Entry<String, Collected.Sum>> largest(Map<String, Collected.Part> parts, int max) {
        return counted(parts).entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Collected.Sum>>comparingLong(
                                part -> -part.getValue().paise())
                        .thenComparing(Map.Entry::getKey))
                .limit(max);
    }

    private Figure ofMode(Map.Entry<String, Collected.Sum> part) {
        return figure(Modes.word(part.getKey(), words.modes()), part.getValue(), payments("&mode=" + part.getKey()));
    }

    private Figure ofAgent(Map.Entry<String, Collected.Sum> part) {
        String agent = part.getKey();
        return agent.isEmpty()
                ? figure(words.figures().noAgent(), part.getValue(), payments("&agent=" + PaymentSelection.NO_AGENT))
                : figure(agent, part.getValue(), payments("&agent=" + Addresses.encoded(agent)));
    }

    private Figure ofReason(BookFigures.NotTaken rows) {
        return new Figure(
                Told.inShort(rows.code(), words.locale()),
                rows.rows(),
                Shown.grouped(rows.rows()),
                notTakenHref() + "&code=" + Addresses.encoded(rows.code()) + "&verdict=" + rows.verdict());
    }

    private Figure ofAge(BookFigures.Aged aged) {
        return new Figure(
                words.ages().get(aged.age() - 1),
                aged.paise(),
                Shown.rupees(aged.paise()),
                "/console/suspense?age=" + aged.age());
    }

    private Figure figure(LocalDate of, Collected.@Nullable Part part) {
        Collected.Sum sum = part == null ? null : part.ofAll();
        return figure(Shown.dayAndMonth(of, words.locale()), sum, "/console/payments?" + days(of, of));
    }

    private static Figure figure(String label, Collected.@Nullable Sum sum, String href) {
        long paise = sum == null ? 0 : sum.paise();
        return new Figure(label, paise, Shown.rupees(paise), href);
    }

    private Against against(String branch, Collected.@Nullable Sum sum, long duePaise) {
        long paise = sum == null ? 0 : sum.paise();
        return new Against(
                branch, payments("&branch=" + Addresses.encoded(branch)), paise, duePaise, percent(paise, duePaise));
    }

    private String payments(String choice) {
        return "/console/payments?" + (day == null ? days(figures.from(), figures.to()) : days(day, day)) + choice;
    }

    private static String days(LocalDate from, LocalDate to) {
        return "from=" + from + "&to=" + to;
    }

    /** In whole percent, rounded down: what is shown is there. */
    private static @Nullable String percent(long paise, long ofPaise) {
        return ofPaise <= 0 ? null : Shown.grouped((long) ((double) paise / ofPaise * 100));
    }
}
