package io.muster.validation;

import io.muster.rows.RawRow;
import io.muster.tenant.SheetLayout;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which header of a sheet may stand for which field, for a person to confirm; by the headers' names, and by what their
 * first values look like. Pure.
 *
 * @param headerRow as Excel numbers it
 * @param header the text of each header, in the sheet's order
 * @param columns the headers that may be chosen, with their first values
 * @param choices one for each field of the layout, the required ones first
 */
public record MappingGuess(int headerRow, List<String> header, List<Column> columns, List<Choice> choices) {
    /** As many data rows are looked at. */
    public static final int ROWS_MAX = 20;

    /** As many first values of a column are shown. */
    public static final int VALUES_SHOWN_MAX = 3;

    public MappingGuess {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
        choices = List.copyOf(choices);
    }

    /**
     * A column that may be chosen: no other has its header.
     *
     * @param index from 0
     * @param values the first ones, as text, at most {@value #VALUES_SHOWN_MAX}
     */
    public record Column(int index, String header, List<String> values) {
        public Column {
            values = List.copyOf(values);
        }
    }

    /**
     * What is guessed of a field.
     *
     * @param title as the layout calls it
     * @param header the likeliest; null when none is likely
     */
    public record Choice(
            String field,
            String title,
            boolean required,
            @Nullable String header,
            Why why) {}

    /** Why a header was guessed, or none. */
    public enum Why {
        /** The layout knows this header. */
        NAMED,
        /** It is a letter or two from one that the layout knows. */
        NEARLY_NAMED,
        /** Its values, and those of no other column, can be read as this field. */
        LOOKS_RIGHT,
        /** It is named so, but most of its first values cannot be read as this field. */
        DOUBTFUL,
        /** Two headers name it. */
        TWICE,
        /** Nothing in the sheet seems to be it. */
        NOT_FOUND;

        /** The name in JSON. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Guesses from a sheet's first rows.
     *
     * @param head the first rows that have content, {@value #ROWS_MAX} and more below the header
     * @param judgedOn the day on which the upload arrived
     * @return empty when no row could be a header
     */
    public static Optional<MappingGuess> of(
            List<RawRow> head, SheetLayout layout, boolean date1904, LocalDate judgedOn) {
        return new MappingSearch(layout, date1904, judgedOn).find(head);
    }

    /** How many fields have a header. */
    public long found() {
        return choices.stream().filter(choice -> choice.header() != null).count();
    }

    /** Whether a field goes by a header whose values are not what it should have. */
    public boolean isDoubtful() {
        return choices.stream().anyMatch(choice -> choice.why() == Why.DOUBTFUL);
    }
}
