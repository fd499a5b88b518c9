package io.muster.web;

import io.muster.upload.Spooling;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form on its way in: the field {@code file} goes to the spool as it comes, the short fields that are known are
 * kept, all else is passed over.
 */
final class UploadForm implements MultipartParser.PartHandler {
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final Set<String> PLAIN = Set.of("binary", "8bit", "7bit");
    private static final int TEXT_BYTES_MAX = 40;
    private static final Set<String> TEXTS = Set.of("kind", "look", "declaredrows", "declaredpaise", "declaredrupees");
    // The parser keeps a part's headers until they end: they may not go on for ever
    private static final int SILENT_BYTES_MAX = 64 * 1024;
    private static final int FIELDS_MAX = 20;

    private final MultipartParser.ParseState parser;
    private final Spooling spooling;
    private final Map<String, ByteArrayOutputStream> texts = new HashMap<>();
    private ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Part part = Part.OTHER;
    private @Nullable String fileName;
    private boolean fileSeen;
    private int fields;
    private int silentBytes;

    private enum Part {
        FILE,
        TEXT,
        OTHER
    }

    UploadForm(MediaType type, Spooling spooling) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw malformed("The form's content type has no boundary.");
        }
        this.spooling = spooling;
        this.parser = MultipartParser.beginParse(
                this, boundary.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name());
    }

    /** The next bytes of the form. */
    void parse(ByteBuffer bytes) throws IOException {
        silentBytes += bytes.remaining();
        try {
            parser.parse(bytes);
        } catch (MultipartParser.MalformedMessageException malformed) {
            throw malformed("The form is not well-formed.");
        }
        if (silentBytes > SILENT_BYTES_MAX) {
            throw malformed("The form's headers do not end.");
        }
    }

    /** @throws ProblemFailure when the form ended early or brought no file */
    void requireWhole() {
        if (!parser.isComplete()) {
            throw malformed("The form ends before its last boundary.");
        }
        if (!fileSeen) {
            throw new ProblemFailure(Problems.badRequest(
                    "no-file", "The form has no file.", "Send the workbook as the form's field file."));
        }
    }

    /** What the field {@code kind} says; null when it is not there, or empty. */
    @Nullable
    String kind() {
        return text("kind");
    }

    /** What the field {@code look} says; null when it is not there, or empty. */
    @Nullable
    String look() {
        return text("look");
    }

    /** What the field {@code declaredRows} says; null when it is not there, or empty. */
    @Nullable
    String declaredRows() {
        return text("declaredrows");
    }

    /** What the field {@code declaredPaise} says; null when it is not there, or empty. */
    @Nullable
    String declaredPaise() {
        return text("declaredpaise");
    }

    /** What the field {@code declaredRupees} says, as people write amounts; null when it is not there, or empty. */
    @Nullable
    String declaredRupees() {
        return text("declaredrupees");
    }

    private @Nullable String text(String field) {
        ByteArrayOutputStream bytes = texts.get(field);
        String said =
                bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? null : said;
    }

    /** The file's name as sent; null when it has none. */
    @Nullable
    String fileName() {
        return fileName;
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        silentBytes = 0;
        fields++;
        if (fields > FIELDS_MAX) {
            throw malformed("The form has more than " + FIELDS_MAX + " fields.");
        }
        requirePlain(headers.getFirst(MultipartParser.CONTENT_TRANSFER_ENCODING));
        String disposition = headers.getFirst("content-disposition");
        String field = field(disposition);
        part = part(field);
        if (part == Part.TEXT) {
            text = texts.computeIfAbsent(field, _ -> new ByteArrayOutputStream());
        }
        if (part == Part.FILE) {
            if (fileSeen) {
                throw malformed("The form has two files.");
            }
            fileSeen = true;
            fileName = FileName.inDisposition(disposition);
        }
    }

    @Override
    public void data(ByteBuffer bytes) throws IOException {
        silentBytes = 0;
        switch (part) {
            case FILE -> spooling.write(bytes);
            case TEXT -> keep(bytes);
            case OTHER -> {}
        }
    }

    @Override
    public void endPart() {
        silentBytes = 0;
        part = Part.OTHER;
    }

    /** Forms send bytes as they are; the parser's own decoders do not hold across buffers. */
    private static void requirePlain(@Nullable String encoding) {
        if (encoding != null && !PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw malformed("A field of the form is encoded as " + FileName.clean(encoding) + ".");
        }
    }

    private void keep(ByteBuffer bytes) {
        if (text.size() + bytes.remaining() > TEXT_BYTES_MAX) {
            throw malformed("A short field of the form is too long.");
        }
        while (bytes.hasRemaining()) {
            text.write(bytes.get());
        }
    }

    private static String field(@Nullable String disposition) {
        Matcher name = NAME.matcher(disposition == null ? "" : disposition);
        if (!name.find()) {
            return "";
        }
        String field = name.group(1) == null ? name.group(2) : name.group(1);
        return field.toLowerCase(Locale.ROOT);
    }

    private static Part part(String field) {
        if (field.equals("file")) {
            return Part.FILE;
        }
        return TEXTS.contains(field) ? Part.TEXT : Part.OTHER;
    }

    private static ProblemFailure malformed(String detail) {
        return new ProblemFailure(
                Problems.badRequest("malformed-form", detail, "Send multipart/form-data with the field file."));
    }
}
