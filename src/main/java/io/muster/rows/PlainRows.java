package io.muster.rows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from the bytes of a sheet, as nearly all programs write them, without a parser.
 *
 * <p>It takes a row only whole, and only when nothing in it could mean anything else to a parser. Whatever it does not
 * know for sure, mistakes and limits among it, it leaves in the buffer: the parser goes on from that row, and says what
 * is to be said. So it refuses nothing, and there is one place that does.
 */
final class PlainRows {
    private static final int NOT_PLAIN = -1;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int DATE = 3;

    private final PartBuffer part;
    private final byte[] bytes;
    private final SharedStrings.Lookup strings;
    private final NumberFormats formats;
    private final RowPlaces places;
    private final WorkbookLimits limits;
    private final PlainRowTag tag;
    private final PlainCellTag cellTag = new PlainCellTag();
    private final PlainTag formulaTag;
    private final PlainText value = new PlainText();
    private final PlainText formula = new PlainText();
    private final PlainText inline = new PlainText();
    private final CellCache cache = new CellCache();
    private final RawCell[] cells;
    private int width;
    private long characters;
    private boolean visible;

    /**
     * @param part paused where a row may begin
     * @param isDeclared whether a prefix of names is declared there
     */
    PlainRows(
            PartBuffer part,
            SharedStrings.Lookup strings,
            NumberFormats formats,
            RowPlaces places,
            WorkbookLimits limits,
            Predicate<String> isDeclared) {
        this.part = part;
        this.bytes = part.bytes();
        this.strings = strings;
        this.formats = formats;
        this.places = places;
        this.limits = limits;
        this.tag = new PlainRowTag(isDeclared);
        this.formulaTag = new PlainTag(
                isDeclared, "t", "ref", "si", "ca", "aca", "dt2D", "dtr", "del1", "del2", "r1", "r2", "bx");
        this.cells = new RawCell[limits.columnsMax()];
        Arrays.fill(cells, RawCell.BLANK);
    }

    /** The next row that has content; null where the parser is to go on, at the end of the rows too. */
    @Nullable
    RawRow next() throws IOException {
        do {
            for (int end = row(part.at()); end >= 0; end = row(end)) {
                part.take(end);
                places.take(tag.number());
                if (visible) {
                    return new RawRow(
                            tag.number(),
                            tag.hidden(),
                            Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(cells, width))));
                }
            }
            // The row may only be cut off by the end of the buffer
        } while (part.more());
        return null;
    }

    /** Each of these goes over what begins there, and gives the place behind it, {@link #NOT_PLAIN} for what it is not. */
    private int row(int start) throws IOException {
        Arrays.fill(cells, 0, width, RawCell.BLANK);
        width = 0;
        characters = 0;
        visible = false;
        int at = tag.read(bytes, skipSpaces(start), places.row());
        if (at < 0 || tag.number() > limits.rowsMax()) {
            return NOT_PLAIN;
        }
        if (bytes[at - 2] == '/') {
            return at;
        }
        cellTag.enterRow(tag.number());
        while (true) {
            at = skipSpaces(at);
            if (bytes[at] != '<' || bytes[at + 1] != 'c') {
                return follows(at, "</row>") ? at + 6 : NOT_PLAIN;
            }
            at = cell(at);
            if (at < 0) {
                return NOT_PLAIN;
            }
        }
    }

    private int cell(int start) throws IOException {
        int at = cellTag.read(bytes, start);
        if (at < 0 || bytes[at - 2] == '/') {
            return at;
        }
        at = content(at);
        if (at < 0) {
            return NOT_PLAIN;
        }
        RawCell cell = cell();
        return cell != null && add(cell, cellTag.column()) ? at : NOT_PLAIN;
    }

    private boolean add(RawCell cell, int column) {
        if (cell instanceof RawCell.Blank) {
            return true;
        }
        if (column >= cells.length) {
            return false;
        }
        cells[column] = cell;
        width = column + 1;
        visible = visible || !RowContent.isBlank(cell);
        characters += cell.text().length();
        return characters <= limits.rowCharactersMax();
    }

    private int content(int start) {
        value.setAbsent();
        formula.setAbsent();
        inline.setAbsent();
        int at = start;
        while (true) {
            at = skipSpaces(at);
            if (bytes[at] != '<') {
                return NOT_PLAIN;
            }
            switch (bytes[at + 1]) {
                case 'v' -> at = element(at, 'v', value);
                case 'f' -> at = formula(at);
                case 'i' -> at = inline(at);
                default -> {
                    return follows(at, "</c>") ? at + 4 : NOT_PLAIN;
                }
            }
            if (at < 0) {
                return NOT_PLAIN;
            }
        }
    }

    /** An element of one letter without attributes. */
    private int element(int start, char name, PlainText text) {
        if (!text.isAbsent()) {
            return NOT_PLAIN;
        }
        if (bytes[start + 2] != '>') {
            text.setEmpty();
            return bytes[start + 2] == '/' && bytes[start + 3] == '>' ? start + 4 : NOT_PLAIN;
        }
        return closed(text.scan(bytes, start + 3, limits.cellCharactersMax()), name);
    }

    private int closed(int at, char name) {
        return at >= 0 && bytes[at + 1] == '/' && bytes[at + 2] == name && bytes[at + 3] == '>' ? at + 4 : NOT_PLAIN;
    }

    private int formula(int start) {
        if (!formula.isAbsent()) {
            return NOT_PLAIN;
        }
        int at = formulaTag.read(bytes, start + 2);
        if (at >= 0 && bytes[at - 2] == '/') {
            formula.setEmpty();
            return at;
        }
        int end = at < 0 ? NOT_PLAIN : formula.scan(bytes, at, limits.cellCharactersMax());
        return end >= 0 && formula.isSound(bytes) ? closed(end, 'f') : NOT_PLAIN;
    }

    private int inline(int start) {
        if (!follows(start, "<is>") || !inline.isAbsent()) {
            return NOT_PLAIN;
        }
        int at = text(skipSpaces(start + 4));
        if (at < 0) {
            return NOT_PLAIN;
        }
        at = skipSpaces(at);
        return follows(at, "</is>") ? at + 5 : NOT_PLAIN;
    }

    private int text(int start) {
        if (bytes[start] != '<' || bytes[start + 1] != 't') {
            return NOT_PLAIN;
        }
        if (follows(start, PlainStrings.PRESERVING)) {
            return closed(
                    inline.scan(bytes, start + PlainStrings.PRESERVING.length(), limits.cellCharactersMax()), 't');
        }
        return element(start, 't', inline);
    }

    /** The cell whose parts were gone over; null if it is not plain. */
    private @Nullable RawCell cell() throws IOException {
        if (!inline.isAbsent()) {
            return value.isAbsent() ? text() : null;
        }
        String type = cellTag.type();
        if (type.equals(PlainCellTag.SHARED)) {
            return shared();
        }
        return type.equals(PlainCellTag.NUMBER) ? number(formats.isDate(cellTag.style())) : other(type, false);
    }

    private @Nullable RawCell number(boolean date) {
        if (!isShort(value) || bytes[value.from()] <= ' ') {
            return other(PlainCellTag.NUMBER, date);
        }
        RawCell known = cache.find(bytes, value.from(), value.length(), date ? DATE : NUMBER);
        return known != null ? known : cache.put(CellContent.of(PlainCellTag.NUMBER, null, value.itself(bytes), date));
    }

    private @Nullable RawCell text() {
        if (inline.length() == 0) {
            return RawCell.BLANK;
        }
        if (isShort(inline)) {
            RawCell known = cache.find(bytes, inline.from(), inline.length(), TEXT);
            return known != null ? known : cache.put(new RawCell.Text(inline.itself(bytes)));
        }
        String text = inline.text(bytes);
        return text == null ? null : new RawCell.Text(text);
    }

    private static boolean isShort(PlainText text) {
        return text.isItself() && text.length() > 0 && text.length() <= CellCache.LENGTH_MAX;
    }

    private @Nullable RawCell other(String type, boolean date) {
        String stored = value.isAbsent() ? null : value.text(bytes);
        if (stored == null && !value.isAbsent()) {
            return null;
        }
        String shown = formula.isAbsent() ? null : formula.text(bytes);
        return CellContent.of(type, shown == null ? null : SheetScanner.shortened(shown), stored, date);
    }

    private @Nullable RawCell shared() throws IOException {
        int length = value.length();
        if (length == 0) {
            return RawCell.BLANK;
        }
        int index = PlainCellTag.number(bytes, value.from(), length);
        return index < 0 ? null : strings.find(index);
    }

    private boolean follows(int at, String ascii) {
        return PlainText.follows(bytes, at, ascii);
    }

    private int skipSpaces(int at) {
        return PlainText.skipSpaces(bytes, at);
    }
}
