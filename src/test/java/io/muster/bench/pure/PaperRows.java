package io.muster.bench.pure;

import io.muster.receipt.PaperReceipts;
import io.muster.receipt.Receipt;
import io.muster.receipt.ReceiptPaper;
import io.muster.tenant.Language;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** Receipts to be rendered, of different names and amounts; made once, before time counts. */
final class PaperRows {
    private static final URI LINK = URI.create("https://muster.kaverifinance.example/v/AQEAAAAqTVVNMjY4Y2Q0ZjE5YzU2");
    private static final int COUNT = 64;

    private final ReceiptPaper english = PaperReceipts.paper(Language.ENGLISH);
    private final ReceiptPaper hindi = PaperReceipts.paper(Language.HINDI);
    private final List<Receipt> englishReceipts = receipts("Lakshmi Narayanan ");
    private final List<Receipt> hindiReceipts = receipts("श्रीमती दुर्गा क्षीरसागर ");

    private static List<Receipt> receipts(String name) {
        return IntStream.range(0, COUNT)
                .mapToObj(row -> PaperReceipts.receipt()
                        .borrower(name + row)
                        .paying(4_56_500 + row * 12_345L)
                        .build())
                .toList();
    }

    byte[] english(int turn) {
        return english.render(englishReceipts.get(turn % COUNT), LINK);
    }

    byte[] hindi(int turn) {
        return hindi.render(hindiReceipts.get(turn % COUNT), LINK);
    }
}
