package io.muster.bench.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.github.pjfanning.xlsx.StreamingReader;
import io.muster.rows.OpenWorkbook;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import io.muster.rows.SheetInfo;
import io.muster.rows.WorkbookLimits;
import io.muster.rows.Workbooks;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.CollectionRowCheck;
import io.muster.validation.HeaderRow;
import io.muster.validation.Judged;
import io.muster.validation.RowCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** Who reads: from opening the file to its last row. */
enum Reader {
    /** Muster to the judged row: survey, texts, rows, and each row checked by itself. */
    MUSTER_CHECKED("Muster, file to checked rows") {
        @Override
        void read(Path file, Checksum sum) {
            try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
                SheetInfo sheet = workbook.sheets().getFirst();
                SheetLayout layout = SheetLayouts.shipped(WorkbookKind.COLLECTIONS);
                HeaderRow.Found header = (HeaderRow.Found) HeaderRow.find(workbook.head(sheet, 20), layout);
                RowCheck<?> check = new CollectionRowCheck(header, layout, workbook.date1904(), LocalDate.MAX);
                workbook.rows(sheet).subscribe().with(row -> add(sum, row, check, header.rowNumber()), Reader::fail);
            }
        }
    },
    /** Muster to the raw row: survey, texts, rows. */
    MUSTER("Muster, rows alone") {
        @Override
        void read(Path file, Checksum sum) {
            try (OpenWorkbook workbook = Workbooks.open(file, WorkbookLimits.DEFAULT)) {
                workbook.rows(workbook.sheets().getFirst()).subscribe().with(row -> add(sum, row), Reader::fail);
            }
        }
    },
    /** What is in {@link #MUSTER} before its first row. */
    MUSTER_SURVEY("of it survey and texts") {
        @Override
        void read(Path file, Checksum sum) {
            Workbooks.open(file, WorkbookLimits.DEFAULT).close();
        }
    },
    FASTEXCEL("dhatim fastexcel-reader") {
        @Override
        void read(Path file, Checksum sum) throws Exception {
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                    Stream<org.dhatim.fastexcel.reader.Row> rows =
                            workbook.getFirstSheet().openStream()) {
                rows.forEach(row -> add(sum, row));
            }
        }
    },
    POI_SAX("POI XSSFReader, SAX") {
        @Override
        void read(Path file, Checksum sum) throws Exception {
            try (OPCPackage archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                XSSFReader reader = new XSSFReader(archive);
                XMLReader parser =
                        SAXParserFactory.newNSInstance().newSAXParser().getXMLReader();
                parser.setContentHandler(new SaxCells(reader.getSharedStringsTable(), sum));
                try (InputStream sheet = reader.getSheetsData().next()) {
                    parser.parse(new InputSource(sheet));
                }
            }
        }
    },
    /** As its own introduction arranges it, in an application that brings no StAX of its own. */
    STREAMING_READER("excel-streaming-reader, as it comes") {
        @Override
        List<String> options() {
            // Muster's class path has Aalto in it, which the reader would take up by itself
            return List.of("-Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl");
        }

        @Override
        void read(Path file, Checksum sum) throws Exception {
            stream(StreamingReader.builder(), file, sum);
        }
    },
    /** The most that its own settings and a faster StAX can do for it. */
    STREAMING_READER_TUNED("excel-streaming-reader, Aalto, no styles") {
        @Override
        List<String> options() {
            return List.of("-Djavax.xml.stream.XMLInputFactory=" + InputFactoryImpl.class.getName());
        }

        @Override
        void read(Path file, Checksum sum) throws Exception {
            stream(StreamingReader.builder().setReadStyles(false), file, sum);
        }
    };

    private final String title;

    Reader(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Options of the JVM that it is to run in. */
    List<String> options() {
        return List.of();
    }

    /** Reads the first sheet whole. */
    abstract void read(Path file, Checksum sum) throws Exception;

    private static void stream(StreamingReader.Builder builder, Path file, Checksum sum) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = builder.rowCacheSize(100).bufferSize(4_096).open(in)) {
            for (Row row : workbook.getSheetAt(0)) {
                add(sum, row);
            }
        }
    }

    private static void add(Checksum sum, RawRow row, RowCheck<?> check, int headerRow) {
        if (row.number() > headerRow
                && check.check(row) instanceof Judged.Accepted<?>(int number, var cells, var line)) {
            sum.row();
        }
    }

    private static void fail(Throwable broken) {
        throw new IllegalStateException("Reading broke off", broken);
    }

    private static void add(Checksum sum, RawRow row) {
        sum.row();
        for (int column = 0; column < row.cells().size(); column++) {
            switch (row.cell(column)) {
                case RawCell.Numeric(String text, boolean date) ->
                    sum.number(row.number() - 1, column, Double.parseDouble(text));
                case RawCell cell -> sum.text(row.number() - 1, column, cell.text());
            }
        }
    }

    private static void add(Checksum sum, org.dhatim.fastexcel.reader.Row row) {
        sum.row();
        for (org.dhatim.fastexcel.reader.Cell cell : row) {
            if (cell != null && cell.getType() == org.dhatim.fastexcel.reader.CellType.NUMBER) {
                sum.number(row.getRowNum() - 1, cell.getColumnIndex(), Double.parseDouble(cell.getRawValue()));
            } else if (cell != null) {
                sum.text(row.getRowNum() - 1, cell.getColumnIndex(), cell.getText());
            }
        }
    }

    private static void add(Checksum sum, Row row) {
        sum.row();
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.NUMERIC) {
                sum.number(row.getRowNum(), cell.getColumnIndex(), cell.getNumericCellValue());
            } else {
                sum.text(row.getRowNum(), cell.getColumnIndex(), cell.getStringCellValue());
            }
        }
    }
}
