package io.muster.rows;

import com.github.pjfanning.xlsx.SharedStringsImplementationType;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Sheets read by excel-streaming-reader, without styles, so that a number stays the text that it is stored as.
 *
 * <p>It gets a stream, never the file: opening a file that it then refuses would write to that file.
 */
final class StreamingReaderSheets implements SheetRows {
    private final Path file;
    private final WorkbookContents contents;
    private final WorkbookLimits limits;

    StreamingReaderSheets(Path file, WorkbookContents contents, WorkbookLimits limits) {
        this.file = file;
        this.contents = contents;
        this.limits = limits;
    }

    @Override
    public RowSource open(SheetInfo sheet) {
        try (InputStream in = Files.newInputStream(file)) {
            Workbook workbook = StreamingReader.builder()
                    .rowCacheSize(16)
                    .setReadStyles(false)
                    .setSharedStringsImplementationType(SharedStringsImplementationType.POI_DEFAULT)
                    .open(in);
            return rows(workbook, contents.sheets().get(sheet.index()).name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw Refused.refuse(e, Refusal.BROKEN_SHEET, 0);
        }
    }

    private RowSource rows(Workbook workbook, String sheet) throws IOException {
        try {
            return new StreamingReaderRows(workbook, sheet, limits);
        } catch (RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public void close() {
        // Each reading holds its own copy
    }
}
