package io.muster.rows;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLStreamException;

/** A refusal on its way from where it was noticed to where the row is known. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final transient Object[] details;

    Refused(Refusal refusal, Object... details) {
        super(refusal.name());
        this.refusal = refusal;
        this.details = details;
    }

    /** Whether the archive itself is damaged, rather than what it holds. */
    boolean isDamage() {
        return refusal == Refusal.DAMAGED;
    }

    /**
     * What the user is told of a failed reading.
     *
     * @param otherwise the refusal for markup that the parser does not understand
     * @param rowNumber the row that cannot be read; 0 for none
     * @throws UncheckedIOException if it was the disk that failed, not the file
     */
    static UnreadableWorkbook refuse(Exception failure, Refusal otherwise, int rowNumber) {
        return switch (failure) {
            case Refused refused -> refused.refusal.at(rowNumber, refused.details);
            case UncheckedIOException disk -> throw disk;
            // The file is at fault, though to the parser a character that cannot be is a failed reading
            case CharConversionException _, CharacterCodingException _ -> caused(otherwise.at(rowNumber), failure);
            case IOException disk -> throw new UncheckedIOException(disk);
            case XMLStreamException parser
            when parser.getCause() instanceof IOException disk -> refuse(disk, otherwise, rowNumber);
            default -> caused(otherwise.at(rowNumber), failure);
        };
    }

    /** The parser's own words stay for whoever debugs; the user never sees them. */
    private static UnreadableWorkbook caused(UnreadableWorkbook refusal, Exception failure) {
        Throwable _ = refusal.initCause(failure);
        return refusal;
    }
}
