package io.muster.validation;

import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.tenant.HeaderName;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.MappingGuess.Choice;
import io.muster.validation.MappingGuess.Column;
import io.muster.validation.MappingGuess.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the header of a sheet that no layout fits, and what its columns may be; immutable. */
final class MappingSearch {
    private static final int HEADERS_MIN = 2;
    private static final int COLUMNS_MAX = 60;
    /** Fewer values prove nothing against a header that is named so. */
    private static final int VALUES_TO_DOUBT_MIN = 8;

    private static final int VALUES_TO_LOOK_RIGHT_MIN = 3;
    private static final int WORD_LENGTH_SHORT = 3;
    private static final int VALUE_LENGTH_MAX = 60;

    /** Fields whose cells look like nothing else; any text may be a loan account or a name. */
    private static final Set<String> TELLING = Set.of("mode", "valueDate", "amount");

    private final SheetLayout layout;
    private final HeaderNames names;
    private final boolean date1904;
    private final LocalDate judgedOn;

    MappingSearch(SheetLayout layout, boolean date1904, LocalDate judgedOn) {
        this.layout = layout;
        this.names = new HeaderNames(layout);
        this.date1904 = date1904;
        this.judgedOn = judgedOn;
    }

    Optional<MappingGuess> find(List<RawRow> head) {
        return headerOf(head).map(header -> guess(header, below(head, header)));
    }

    /** The row that names most fields, else the widest row of texts; of equals the first. */
    private Optional<RawRow> headerOf(List<RawRow> head) {
        return head.stream()
                .filter(row -> row.number() <= HeaderRow.ROW_NUMBER_MAX && texts(row) >= HEADERS_MIN)
                .filter(row -> !below(head, row).isEmpty())
                .max(Comparator.comparingLong(this::named)
                        .thenComparingLong(MappingSearch::texts)
                        .thenComparing(RawRow::number, Comparator.reverseOrder()));
    }

    private static List<RawRow> below(List<RawRow> head, RawRow header) {
        return head.stream()
                .filter(row -> row.number() > header.number() && !RowCheck.isBlank(row))
                .limit(MappingGuess.ROWS_MAX)
                .toList();
    }

    private static long texts(RawRow row) {
        return row.cells().stream()
                .filter(cell -> cell instanceof RawCell.Text(String text)
                        && !HeaderName.normal(text).isEmpty())
                .count();
    }

    private long named(RawRow row) {
        return row.cells().stream()
                .map(RawCell::text)
                .map(names::fieldOf)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private MappingGuess guess(RawRow headerRow, List<RawRow> data) {
        List<String> header = HeaderSearch.headers(headerRow);
        List<Integer> choosable = choosable(header);
        Map<String, Choice> chosen = new HashMap<>();
        byName(header, choosable, chosen);
        byNearName(header, choosable, chosen);
        byLooks(headerRow.number(), header, choosable, data, chosen);
        doubt(headerRow.number(), header, data, chosen);
        return new MappingGuess(
                headerRow.number(),
                header,
                choosable.stream()
                        .map(column -> new Column(column, header.get(column), values(data, column)))
                        .toList(),
                choices(chosen));
    }

    /** Columns whose header no other has, for it is by the header that a mapping finds them. */
    private static List<Integer> choosable(List<String> header) {
        Map<String, Integer> times = new HashMap<>();
        header.forEach(text -> times.merge(HeaderName.normal(text), 1, Integer::sum));
        return IntStream.range(0, header.size())
                .filter(column -> !HeaderName.normal(header.get(column)).isEmpty())
                .filter(column -> times.getOrDefault(HeaderName.normal(header.get(column)), 0) == 1)
                .limit(COLUMNS_MAX)
                .boxed()
                .toList();
    }

    private void byName(List<String> header, List<Integer> choosable, Map<String, Choice> chosen) {
        for (SheetLayout.Column field : layout.fields()) {
            List<String> named = choosable.stream()
                    .map(header::get)
                    .filter(text -> field.field().equals(fieldNamed(text)))
                    .toList();
            if (!named.isEmpty()) {
                choose(chosen, field, named.getFirst(), named.size() == 1 ? Why.NAMED : Why.TWICE);
            }
        }
    }

    private @Nullable String fieldNamed(String header) {
        String exact = names.fieldOf(header);
        return exact == null ? names.fieldBeforeRemark(header) : exact;
    }

    private void byNearName(List<String> header, List<Integer> choosable, Map<String, Choice> chosen) {
        for (SheetLayout.Column field : missing(chosen)) {
            open(header, choosable, chosen)
                    .filter(text -> isMisspelt(text, field))
                    .min(Comparator.comparingInt(text -> names.distance(text, field.field())))
                    .ifPresent(text -> choose(chosen, field, text, Why.NEARLY_NAMED));
        }
    }

    /** Farther than a third of its letters is another word, not a misspelling; so is a short one with another letter. */
    private boolean isMisspelt(String text, SheetLayout.Column field) {
        int letters = names.letters(text);
        return letters > WORD_LENGTH_SHORT && 3L * names.distance(text, field.field()) <= letters;
    }

    private void byLooks(
            int headerRow,
            List<String> header,
            List<Integer> choosable,
            List<RawRow> data,
            Map<String, Choice> chosen) {
        for (SheetLayout.Column field : missing(chosen)) {
            List<String> fitting = open(header, choosable, chosen)
                    .filter(text -> TELLING.contains(field.field()))
                    .filter(text -> looksRight(headerRow, header, header.indexOf(text), data, field.field()))
                    .limit(2)
                    .toList();
            if (fitting.size() == 1) {
                choose(chosen, field, fitting.getFirst(), Why.LOOKS_RIGHT);
            }
        }
    }

    private boolean looksRight(int headerRow, List<String> header, int column, List<RawRow> data, String field) {
        boolean shown = data.stream().map(row -> row.cell(column)).allMatch(cell -> isShownAs(field, cell));
        Tries tries = tries(check(headerRow, header, Map.of(field, column)), data, field, column);
        return shown && tries.values() >= VALUES_TO_LOOK_RIGHT_MIN && tries.failed() == 0;
    }

    /** A number is a day or an amount by its format alone. */
    private static boolean isShownAs(String field, RawCell cell) {
        return !(cell instanceof RawCell.Numeric(String _, boolean date)) || date == field.equals("valueDate");
    }

    private void doubt(int headerRow, List<String> header, List<RawRow> data, Map<String, Choice> chosen) {
        Map<String, Integer> columns = new HashMap<>();
        chosen.forEach((field, choice) -> columns.put(field, header.indexOf(choice.header())));
        RowCheck<?> check = check(headerRow, header, columns);
        columns.forEach((field, column) -> {
            Tries tries = tries(check, data, field, column);
            if (tries.values() >= VALUES_TO_DOUBT_MIN && 2 * tries.failed() > tries.values()) {
                chosen.computeIfPresent(field, (_, choice) -> with(choice, Why.DOUBTFUL));
            }
        });
    }

    /** How many values of a column there are, and how many of them cannot be read as a field. */
    private record Tries(int values, int failed) {}

    private static Tries tries(RowCheck<?> check, List<RawRow> data, String field, int column) {
        int values = 0;
        int failed = 0;
        for (RawRow row : data) {
            if (!RowFindings.isBlank(row.cell(column))) {
                values++;
                failed += isRefused(check.check(row), field) ? 1 : 0;
            }
        }
        return new Tries(values, failed);
    }

    private static boolean isRefused(Judged<?> judged, String field) {
        return judged instanceof Judged.Rejected<?> rejected
                && rejected.reasons().stream().anyMatch(reason -> field.equals(reason.field()));
    }

    private RowCheck<?> check(int headerRow, List<String> header, Map<String, Integer> columns) {
        HeaderRow.Found found = new HeaderRow.Found(headerRow, columns, header);
        return layout.kind() == WorkbookKind.COLLECTIONS
                ? new CollectionRowCheck(found, layout, date1904, judgedOn)
                : new LoanRowCheck(found, layout, date1904, judgedOn);
    }

    /** Headers that may be chosen and are not yet. */
    private static Stream<String> open(List<String> header, List<Integer> choosable, Map<String, Choice> chosen) {
        Set<String> taken = new HashSet<>();
        chosen.values().forEach(choice -> taken.add(String.valueOf(choice.header())));
        return choosable.stream().map(header::get).filter(text -> !taken.contains(text));
    }

    private List<SheetLayout.Column> missing(Map<String, Choice> chosen) {
        return layout.fields().stream()
                .filter(field -> !chosen.containsKey(field.field()))
                .toList();
    }

    private static void choose(Map<String, Choice> chosen, SheetLayout.Column field, String header, Why why) {
        chosen.put(field.field(), new Choice(field.field(), field.title(), field.required(), header, why));
    }

    private static Choice with(Choice choice, Why why) {
        return new Choice(choice.field(), choice.title(), choice.required(), choice.header(), why);
    }

    private List<Choice> choices(Map<String, Choice> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (SheetLayout.Column field : layout.fields()) {
            choices.add(chosen.getOrDefault(
                    field.field(), new Choice(field.field(), field.title(), field.required(), null, Why.NOT_FOUND)));
        }
        choices.sort(Comparator.comparing(Choice::required).reversed());
        return choices;
    }

    private List<String> values(List<RawRow> data, int column) {
        return data.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !RowFindings.isBlank(cell))
                .map(this::shown)
                .limit(MappingGuess.VALUES_SHOWN_MAX)
                .toList();
    }

    private String shown(RawCell cell) {
        return switch (cell) {
            case RawCell.Numeric(String stored, boolean date)
            when date && DateSerial.read(stored, date1904) instanceof DateReading.Read(LocalDate day) -> day.toString();
            case RawCell.Numeric(String stored, boolean _) -> RowTexts.numberText(stored);
            case RawCell.Text _, RawCell.Bool _, RawCell.Blank _, RawCell.Failed _, RawCell.Uncalculated _ ->
                CellTexts.printable(CellTexts.singleSpaced(cell.text()), VALUE_LENGTH_MAX);
        };
    }
}
