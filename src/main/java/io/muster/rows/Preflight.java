package io.muster.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Looks at the sizes of the sheets, the shared strings and the styles.
     *
     * @throws Refused if they are more than is to be inflated
     */
    void requireSizes(WorkbookContents contents) {
        List<ZipPart> parts = new ArrayList<>();
        contents.sharedStrings().ifPresent(parts::add);
        contents.styles().ifPresent(parts::add);
        contents.sheets().forEach(sheet -> parts.add(sheet.part()));
        requireSizes(parts);
    }

    /**
     * The table of texts, if it is plain enough to be read in the pass that looks through it; null if {@link #survey} is
     * to look at it.
     *
     * @throws Refused if it is damaged
     */
    @Nullable
    SharedStrings plainStrings(ZipPart part, XmlParts xml) throws IOException {
        try (InputStream in = zip.stream(part)) {
            return PlainStrings.read(in, xml, limits);
        } catch (Refused complaint) {
            if (complaint.isDamage()) {
                throw complaint;
            }
            return null;
        }
    }

    /**
     * Surveys the sheets and the styles.
     *
     * @return each sheet with the rows that it stores
     * @throws Refused for the first thing that is wrong
     */
    List<SheetInfo> survey(WorkbookContents contents) throws IOException {
        if (contents.styles().isPresent()) {
            int _ = rows(contents.styles().get());
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
