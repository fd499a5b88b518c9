package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through every part that will be read, once and before anything is posted: sizes as declared, then the bytes.
 *
 * <p>It costs one inflating of the workbook. In exchange a damaged copy or a bomb is refused while nothing has happened
 * yet, and the number of rows is known for saying how long it will take.
 */
final class Preflight {
    private final ZipParts zip;
    private final WorkbookLimits limits;
    private final Map<ZipPart, Integer> surveyed = new HashMap<>();

    Preflight(ZipParts zip, WorkbookLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * A part to be parsed, after it was surveyed.
     *
     * @throws Refused for the first thing that is wrong
     */
    InputStream open(ZipPart part) throws IOException {
        requireSizes(List.of(part));
        int _ = rows(part);
        return zip.stream(part);
    }

    /**
     * Surveys the sheets, the shared strings and the styles.
     *
     * @return each sheet with the rows that it stores
     * @throws Refused for the first thing that is wrong
     */
    List<SheetInfo> survey(WorkbookContents contents) throws IOException {
        List<ZipPart> parts = new ArrayList<>();
        contents.sharedStrings().ifPresent(parts::add);
        contents.styles().ifPresent(parts::add);
        contents.sheets().forEach(sheet -> parts.add(sheet.part()));
        requireSizes(parts);
        for (ZipPart part : parts) {
            int _ = rows(part);
        }
        List<SheetInfo> sheets = new ArrayList<>();
        for (WorkbookContents.Sheet sheet : contents.sheets()) {
            sheets.add(new SheetInfo(sheets.size(), sheet.name(), sheet.visibility(), rows(sheet.part())));
        }
        return List.copyOf(sheets);
    }

    /** What the directory declares is what the stream holds to, so a bomb is seen before anything is inflated. */
    private void requireSizes(Collection<ZipPart> parts) {
        long total = 0;
        for (ZipPart part : parts) {
            if (part.bytes() > limits.partBytesMax()) {
                throw Refusal.TOO_LARGE.refused(limits.partBytesMax() >> 20);
            }
            total += part.bytes();
            if (total > limits.totalBytesMax()) {
                throw Refusal.TOO_LARGE.refused(limits.totalBytesMax() >> 20);
            }
            if (part.bytes() > WorkbookLimits.RATIO_FREE_BYTES
                    && part.bytes() / limits.ratioMax() > part.storedBytes()) {
                throw Refusal.BOMB.refused(limits.ratioMax());
            }
        }
    }

    private int rows(ZipPart part) throws IOException {
        Integer known = surveyed.get(part);
        if (known != null) {
            return known;
        }
        try (InputStream in = zip.stream(part)) {
            int rows = survey(in);
            surveyed.put(part, rows);
            return rows;
        }
    }

    /** A damaged part may look like anything: no complaint about its markup counts before its checksum does. */
    private int survey(InputStream in) throws IOException {
        try {
            return XmlSurvey.rows(in, limits);
        } catch (Refused complaint) {
            if (!complaint.isDamage()) {
                long _ = in.transferTo(OutputStream.nullOutputStream());
            }
            throw complaint;
        }
    }
}
