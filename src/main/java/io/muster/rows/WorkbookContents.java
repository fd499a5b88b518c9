package io.muster.rows;

import io.muster.rows.SheetInfo.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The workbook's table of contents: which part is which.
 *
 * @param sharedStrings absent in a workbook that has inline strings only
 * @param styles absent in a workbook without any format
 */
record WorkbookContents(
        List<Sheet> sheets, boolean date1904, Optional<ZipPart> sharedStrings, Optional<ZipPart> styles) {

    /** A worksheet and where it is kept. */
    record Sheet(String name, Visibility visibility, ZipPart part) {}

    /** The kind is the end of the relationship's type, which the strict and the usual form of the format share. */
    private record Relationship(String kind, String target) {}

    private record Listed(String name, Visibility visibility, String relationship) {}

    /**
     * Follows the relationships from the package to the workbook, and from there to its sheets.
     *
     * @throws Refused if the archive is no workbook, or one with parts missing
     */
    static WorkbookContents read(ZipParts zip, Preflight preflight, XmlParts xml, WorkbookLimits limits)
            throws IOException, XMLStreamException {
        return new Reading(zip, preflight, xml, limits).read();
    }

    private static final class Reading {
        private static final Pattern SHEET_FILE = Pattern.compile(".*\\.(xlsx|xlsm|xlsb|xls|csv)");

        private final ZipParts zip;
        private final Preflight preflight;
        private final XmlParts xml;
        private final WorkbookLimits limits;
        private final List<Listed> listed = new ArrayList<>();
        private boolean date1904;

        Reading(ZipParts zip, Preflight preflight, XmlParts xml, WorkbookLimits limits) {
            this.zip = zip;
            this.preflight = preflight;
            this.xml = xml;
            this.limits = limits;
        }

        WorkbookContents read() throws IOException, XMLStreamException {
            ZipPart workbook = workbook();
            readWorkbook(workbook);
            int folder = workbook.name().replace('\\', '/').lastIndexOf('/') + 1;
            String base = workbook.name().substring(0, folder);
            ZipPart links = require(base + "_rels/" + workbook.name().substring(folder) + ".rels");
            Map<String, Relationship> relationships = relationships(links, base);
            return new WorkbookContents(
                    sheets(relationships),
                    date1904,
                    part(relationships, "sharedStrings"),
                    part(relationships, "styles"));
        }

        private ZipPart workbook() throws IOException, XMLStreamException {
            ZipPart links = zip.find("_rels/.rels");
            String name = "xl/workbook.xml";
            if (links != null) {
                name = relationships(links, "").values().stream()
                        .filter(relationship -> relationship.kind.equals("officeDocument"))
                        .map(Relationship::target)
                        .findFirst()
                        .orElse(name);
            }
            ZipPart workbook = zip.find(name);
            if (workbook == null || workbook.name().endsWith(".bin")) {
                throw otherArchive().refused();
            }
            return workbook;
        }

        private Refusal otherArchive() {
            if (zip.find("xl/workbook.bin") != null) {
                return Refusal.XLSB;
            }
            if (zip.find("mimetype") != null && zip.find("content.xml") != null) {
                return Refusal.ODS;
            }
            boolean sheets = !zip.matching(SHEET_FILE.asMatchPredicate()).isEmpty();
            return sheets ? Refusal.ZIP_OF_FILES : Refusal.NOT_A_WORKBOOK;
        }

        private void readWorkbook(ZipPart workbook) throws IOException, XMLStreamException {
            try (InputStream in = preflight.open(workbook)) {
                XMLStreamReader reader = xml.parser(in);
                boolean isWorkbook =
                        Xml.nextElement(reader) && reader.getLocalName().equals("workbook");
                if (!isWorkbook) {
                    throw Refusal.NOT_A_WORKBOOK.refused();
                }
                while (Xml.nextElement(reader)) {
                    switch (reader.getLocalName()) {
                        // Excel adds a second one of that name as an extension, without the date system
                        case "workbookPr" -> date1904 |= Xml.isTrue(Xml.attribute(reader, "date1904"));
                        case "sheet" -> list(reader);
                        default -> {}
                    }
                }
            }
        }

        private void list(XMLStreamReader reader) {
            String id = Xml.attribute(reader, "id");
            if (id == null) {
                return;
            }
            if (listed.size() == limits.sheetsMax()) {
                throw Refusal.TOO_MANY_SHEETS.refused(limits.sheetsMax());
            }
            String name = Xml.attribute(reader, "name");
            Visibility visibility = visibility(Xml.attribute(reader, "state"));
            listed.add(new Listed(
                    name == null ? "Sheet" + (listed.size() + 1) : requireShort(name), visibility, requireShort(id)));
        }

        /** Names are held for as long as the workbook is read. */
        private String requireShort(String name) {
            if (name.length() > limits.markupNameBytesMax()) {
                throw Refusal.LONG_NAME.refused(limits.markupNameBytesMax());
            }
            return name;
        }

        private void requireFew(int links) {
            if (links == limits.zipEntriesMax()) {
                throw Refusal.TOO_MANY_PARTS.refused(limits.zipEntriesMax());
            }
        }

        private static Visibility visibility(@Nullable String state) {
            return switch (state) {
                case "hidden" -> Visibility.HIDDEN;
                case "veryHidden" -> Visibility.VERY_HIDDEN;
                case null, default -> Visibility.VISIBLE;
            };
        }

        private List<Sheet> sheets(Map<String, Relationship> relationships) {
            List<Sheet> sheets = new ArrayList<>();
            for (Listed sheet : listed) {
                Relationship relationship = relationships.get(sheet.relationship);
                if (relationship == null) {
                    throw Refusal.DAMAGED.refused("a sheet that it lists is missing");
                }
                // Chart sheets and macro sheets have no rows
                if (relationship.kind.equals("worksheet")) {
                    sheets.add(new Sheet(sheet.name, sheet.visibility, require(relationship.target)));
                }
            }
            if (sheets.isEmpty()) {
                throw Refusal.NO_SHEETS.refused();
            }
            return List.copyOf(sheets);
        }

        private Optional<ZipPart> part(Map<String, Relationship> relationships, String kind) {
            return relationships.values().stream()
                    .filter(relationship -> relationship.kind.equals(kind))
                    .map(relationship -> require(relationship.target))
                    .findFirst();
        }

        private ZipPart require(String name) {
            ZipPart part = zip.find(name);
            if (part == null) {
                throw Refusal.DAMAGED.refused("a part that it lists is missing");
            }
            return part;
        }

        private Map<String, Relationship> relationships(ZipPart part, String base)
                throws IOException, XMLStreamException {
            Map<String, Relationship> relationships = new HashMap<>();
            try (InputStream in = preflight.open(part)) {
                XMLStreamReader reader = xml.parser(in);
                while (Xml.nextElement(reader)) {
                    String id = Xml.attribute(reader, "Id");
                    String type = Xml.attribute(reader, "Type");
                    String target = Xml.attribute(reader, "Target");
                    boolean inside = !"External".equals(Xml.attribute(reader, "TargetMode"));
                    if (inside && id != null && type != null && target != null) {
                        requireFew(relationships.size());
                        String kind = type.substring(type.lastIndexOf('/') + 1);
                        relationships.put(
                                requireShort(id),
                                new Relationship(requireShort(kind), resolved(base, requireShort(target))));
                    }
                }
            }
            return relationships;
        }
    }

    /** A target as the name of a part: absolute from the package's root, else from the folder of its source. */
    static String resolved(String base, String target) {
        String slashed = target.replace('\\', '/');
        Deque<String> path = new ArrayDeque<>();
        for (String step : (slashed.startsWith("/") ? slashed : base + slashed).split("/")) {
            switch (step) {
                case "", "." -> {}
                case ".." -> path.pollLast();
                default -> path.addLast(step);
            }
        }
        return String.join("/", path);
    }
}
