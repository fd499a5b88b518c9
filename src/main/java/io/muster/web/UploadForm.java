package io.muster.web;

import io.muster.upload.Spooling;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form on its way in: the field {@code file} goes to the spool as it comes, {@code kind} is kept, all else is
 * passed over.
 */
final class UploadForm implements MultipartParser.PartHandler {
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final Set<String> PLAIN = Set.of("binary", "8bit", "7bit");
    private static final int KIND_BYTES_MAX = 40;
    // The parser keeps a part's headers until they end: they may not go on for ever
    private static final int SILENT_BYTES_MAX = 64 * 1024;
    private static final int FIELDS_MAX = 20;

    private final MultipartParser.ParseState parser;
    private final Spooling spooling;
    private final ByteArrayOutputStream kind = new ByteArrayOutputStream();
    private Part part = Part.OTHER;
    private @Nullable String fileName;
    private boolean fileSeen;
    private int fields;
    private int silentBytes;

    private enum Part {
        FILE,
        KIND,
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

    /** What the field {@code kind} says; null when it is not there. */
    @Nullable
    String kind() {
        return kind.size() == 0 ? null : kind.toString(StandardCharsets.UTF_8).strip();
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
        part = part(disposition);
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
            case KIND -> keepKind(bytes);
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

    private void keepKind(ByteBuffer bytes) {
        if (kind.size() + bytes.remaining() > KIND_BYTES_MAX) {
            throw malformed("The form's field kind is too long.");
        }
        while (bytes.hasRemaining()) {
            kind.write(bytes.get());
        }
    }

    private static Part part(@Nullable String disposition) {
        Matcher name = NAME.matcher(disposition == null ? "" : disposition);
        if (!name.find()) {
            return Part.OTHER;
        }
        String field = name.group(1) == null ? name.group(2) : name.group(1);
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "file" -> Part.FILE;
            case "kind" -> Part.KIND;
            default -> Part.OTHER;
        };
    }

    private static ProblemFailure malformed(String detail) {
        return new ProblemFailure(
                Problems.badRequest("malformed-form", detail, "Send multipart/form-data with the field file."));
    }
}
