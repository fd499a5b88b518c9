package io.muster.bench.road;

import io.muster.bench.Setting;
import io.muster.sample.LoanBook;
import io.muster.sample.Sample;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The two sample lenders on a stage, each with a loan book. */
public record Lenders(LoanBook kaveri, LoanBook sutlej) {

    /** A book to be made. */
    public record Size(int accounts, int tenureMonths) {}

    /** Makes both lenders, and brings their loans in. */
    public static Lenders on(Stage stage, Setting setting, Size kaveri, Size sutlej)
            throws IOException, InterruptedException, SQLException {
        try (Client client = stage.client()) {
            client.provision("kaveri");
            client.provision("sutlej");
        }
        return new Lenders(load(stage, setting, "kaveri", kaveri), load(stage, setting, "sutlej", sutlej));
    }

    private static LoanBook load(Stage stage, Setting setting, String lender, Size size)
            throws SQLException, IOException {
        setting.say("%,d loans with %d instalments each for %s".formatted(size.accounts, size.tenureMonths, lender));
        LoanBook book = new LoanBook(lender, size.accounts, Sample.today(), size.tenureMonths);
        try (Connection books = stage.books(lender)) {
            LoanCopy.load(books, book);
        }
        return book;
    }
}
