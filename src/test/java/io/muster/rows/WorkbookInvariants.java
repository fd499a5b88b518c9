package io.muster.rows;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of any file that is read as a workbook. */
final class WorkbookInvariants {
    private static final int HEAD_ROWS = 3;
    private static final int SENTENCE_LENGTH_MAX = 400;

    private WorkbookInvariants() {}

    /** A sheet with the rows that it gave, and why it gave no more. */
    record Read(SheetInfo sheet, List<RawRow> rows, Optional<UnreadableWorkbook> refusal) {}

    /** Reads all sheets of the file; gives none when it is refused as a whole. */
    static List<Read> read(Path file) {
        List<Read> all = new ArrayList<>();
        try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
            for (SheetInfo sheet : workbook.sheets()) {
                require(isStorable(sheet.name()), "a sheet's name cannot be stored");
                Read read = read(workbook, sheet);
                checkHead(workbook, read);
                all.add(read);
            }
        } catch (UnreadableWorkbook refusal) {
            checkRefusal(refusal);
            require(refusal.rowNumber() == 0, "refused at a row before any was read");
            return List.of();
        }
        return all;
    }

    private static Read read(OpenWorkbook workbook, SheetInfo sheet) {
        AssertSubscriber<RawRow> reading =
                workbook.rows(sheet).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        List<RawRow> rows = reading.getItems();
        int last = 0;
        for (RawRow row : rows) {
            checkRow(row, last);
            last = row.number();
        }
        if (reading.getFailure() == null) {
            require(rows.size() <= sheet.rowsExpected(), "more rows than were counted before");
            return new Read(sheet, rows, Optional.empty());
        }
        if (!(reading.getFailure() instanceof UnreadableWorkbook refusal)) {
            throw new AssertionError("reading failed", reading.getFailure());
        }
        checkRefusal(refusal);
        require(refusal.rowNumber() == 0 || refusal.rowNumber() > last, "refused at a row that was given");
        return new Read(sheet, rows, Optional.of(refusal));
    }

    private static void checkHead(OpenWorkbook workbook, Read read) {
        List<RawRow> head = List.of();
        try {
            head = workbook.head(read.sheet, HEAD_ROWS);
        } catch (UnreadableWorkbook refusal) {
            require(read.rows.isEmpty() && read.refusal.isPresent(), "no head of a sheet that has rows");
        }
        int size = Math.min(HEAD_ROWS, read.rows.size());
        require(head.equals(read.rows.subList(0, size)), "the head is not the rows' beginning");
    }

    private static void checkRow(RawRow row, int before) {
        require(row.number() > before && row.number() <= WorkbookLimits.EXCEL_ROWS_MAX, "rows out of order");
        require(row.cells().size() <= WorkbookLimits.DEFAULT.columnsMax(), "a row is too wide");
        require(!(row.cells().getLast() instanceof RawCell.Blank), "a row ends in a blank");
        long characters = 0;
        for (RawCell cell : row.cells()) {
            String text = cell.text();
            characters += text.length();
            require(text.length() <= WorkbookLimits.DEFAULT.cellCharactersMax(), "a cell is too long");
            require(isStorable(text), "a cell cannot be stored");
            require(!(cell instanceof RawCell.Numeric) || isFinite(text), "a number is none");
        }
        require(characters <= WorkbookLimits.DEFAULT.rowCharactersMax(), "a row is too long");
    }

    private static void checkRefusal(UnreadableWorkbook refusal) {
        require(refusal.code().matches("[a-z0-9]+(-[a-z0-9]+)*"), "a code is no code");
        String message = String.valueOf(refusal.getMessage());
        require(message.length() <= SENTENCE_LENGTH_MAX && !message.isBlank(), "a message is too long or empty");
        require(message.chars().noneMatch(Character::isISOControl), "a message has control characters");
        require(isStorable(message), "a message cannot be stored");
        require(!refusal.remedy().isBlank(), "a refusal without remedy");
    }

    private static boolean isFinite(String number) {
        return Double.isFinite(Double.parseDouble(number)) || number.matches("[-+]?[0-9.]+[eE]\\+?[0-9]{3}");
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
