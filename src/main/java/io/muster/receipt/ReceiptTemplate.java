package io.muster.receipt;

import io.muster.pdf.Colour;
import io.muster.pdf.Picture;
import io.muster.tenant.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a lender's receipts look and who stands on them, as the lender decided it; immutable.
 *
 * @param lender the legal name
 * @param address lines of the registered office
 * @param cin the company's identification number
 * @param gstin the number for goods and services tax
 * @param registration the certificate of registration with the Reserve Bank of India
 * @param accent of lines, title and amount; dark enough to be read on white
 * @param footers lines at the foot, by language
 * @param grievanceOfficer to whom a borrower complains
 */
public record ReceiptTemplate(
        String lender,
        List<String> address,
        @Nullable String cin,
        @Nullable String gstin,
        @Nullable String registration,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        Colour accent,
        @Nullable Picture logo,
        Map<Language, List<String>> footers,
        @Nullable Officer grievanceOfficer) {

    public static final int ADDRESS_LINES_MAX = 3;
    public static final int FOOTER_LINES_MAX = 3;
    public static final int TEXT_LENGTH_MAX = 120;

    /** Lighter than this, text cannot be read on white paper. */
    public static final double ACCENT_LIGHTNESS_MAX = 0.6;

    private static final String SHIPPED = "/policies/receipt-template.json";

    /** The officer whom RBI wants named. */
    public record Officer(
            String name, @Nullable String phone, @Nullable String email) {}

    public ReceiptTemplate {
        address = List.copyOf(address);
        footers = Map.copyOf(footers);
    }

    /**
     * Reads a lender's decision.
     *
     * @throws IllegalArgumentException when it is none; the message names the place and is for whoever wrote it
     */
    public static ReceiptTemplate parse(String json) {
        return new ReceiptTemplateJson(json).read();
    }

    /** What holds for a lender that has decided nothing. @param lender its name in the books */
    public static ReceiptTemplate shipped(String lender) {
        try (InputStream file = ReceiptTemplate.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is missing");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .of(lender);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ReceiptTemplate of(String name) {
        return new ReceiptTemplate(
                name,
                address,
                cin,
                gstin,
                registration,
                phone,
                email,
                website,
                accent,
                logo,
                footers,
                grievanceOfficer);
    }
}
