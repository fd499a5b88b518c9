package io.muster.web;

import io.muster.fuzz.FuzzTarget;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Spool;
import io.muster.upload.Spooling;
import io.muster.upload.TooLarge;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Any body is a form or a problem, and the same in whatever pieces it comes. */
public final class FormFuzz implements FuzzTarget {
    private static final TenantId KAVERI = new TenantId("kaveri");
    private static final MediaType FORM = new MediaType("multipart", "form-data", Map.of("boundary", "b"));
    private static final int SIZE_BYTES_MAX = 4_096;

    private final Spool spool = new Spool(folder(), SIZE_BYTES_MAX);

    /** What became of a body: a problem's code, or kind, name and content. */
    private record Outcome(String what, String name, String content) {}

    @Override
    public void check(byte[] input) throws IOException {
        Outcome whole = outcome(input, input.length + 1);
        for (int piece : new int[] {1, 2, 3, 7, 61}) {
            Outcome pieces = outcome(input, piece);
            if (!pieces.equals(whole)) {
                throw new AssertionError("Whole it is %s, in pieces of %d %s".formatted(whole, piece, pieces));
            }
        }
    }

    private Outcome outcome(byte[] body, int pieceBytes) throws IOException {
        try (Spooling spooling = spool.begin(KAVERI)) {
            UploadForm form = new UploadForm(FORM, spooling);
            for (int at = 0; at < body.length; at += pieceBytes) {
                form.parse(ByteBuffer.wrap(body, at, Math.min(pieceBytes, body.length - at)));
            }
            form.requireWhole();
            String kind = form.kind() == null ? "none" : Kinds.of(form.kind()).slug();
            String name = FileName.clean(form.fileName());
            requireShowable(name);
            return new Outcome(
                    kind,
                    name,
                    spooling.finish(WorkbookKind.COLLECTIONS).content().toString());
        } catch (ProblemFailure failure) {
            requireShowable(failure.problem().detail());
            return new Outcome(failure.problem().code(), "", "");
        } catch (TooLarge tooLarge) {
            return new Outcome("too-large", "", "");
        }
    }

    private static void requireShowable(String text) {
        boolean bad = text.isBlank()
                || text.length() > 300
                || text.codePoints().anyMatch(c -> Character.isISOControl(c) || c >= 0xd800 && c < 0xe000);
        if (bad) {
            throw new AssertionError("This cannot be shown: " + text);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("muster-fuzz-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
