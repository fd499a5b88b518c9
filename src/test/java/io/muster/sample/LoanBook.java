package io.muster.sample;

import io.muster.tenant.Language;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The loans of a synthetic lender: each is worked out from the lender's name and its place in the book, so that a
 * million of them need no memory and a sheet made tomorrow speaks of the same accounts.
 *
 * @param asOf the day on which the book is looked at; first due dates lie three to eight months before it
 * @param tenureMonths instalments of every loan; 0 for as many as its product usually has
 */
public record LoanBook(String tenant, int accounts, LocalDate asOf, int tenureMonths) {
    private static final List<String> BRANCHES =
            List.of("BLR", "MYS", "HUB", "CHN", "CBE", "HYD", "PUN", "MUM", "NGP", "KOCH", "JPR", "DL");
    private static final List<Product> PRODUCTS = List.of(
            new Product("Two-wheeler", 60_000, 180_000, 1450, 2400, 12, 36),
            new Product("Personal", 50_000, 800_000, 1199, 2200, 12, 48),
            new Product("Used car", 200_000, 1_200_000, 1250, 1800, 24, 60),
            new Product("Tractor", 300_000, 900_000, 1100, 1600, 24, 60),
            new Product("MSME", 500_000, 5_000_000, 1300, 1900, 12, 60),
            new Product("Property", 2_000_000, 20_000_000, 975, 1350, 60, 180));
    private static final int[] WEIGHTS = {35, 60, 80, 90, 97, 100};
    private static final int[] DUE_DAYS = {1, 3, 5, 7, 10};
    private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_EVEN);
    /** No account of any book has a place from here on. */
    private static final int STRANGERS = 9_000_000;

    /** A book whose loans run as long as their products usually do. */
    LoanBook(String tenant, int accounts, LocalDate asOf) {
        this(tenant, accounts, asOf, 0);
    }

    /** The loan at a place in the book, the first at 0. */
    public Loan loan(int place) {
        var random = new SplittableRandom(tenant.hashCode() * 0x9E3779B97F4A7C15L + place * 0xD1B54A32D192ED03L);
        String branch = BRANCHES.get(random.nextInt(BRANCHES.size()));
        int weight = random.nextInt(100);
        int kind = 0;
        while (weight >= WEIGHTS[kind]) {
            kind++;
        }
        Product product = PRODUCTS.get(kind);
        long principalRupees = random.nextLong(product.minRupees / 1000, product.maxRupees / 1000 + 1) * 1000;
        int rateBps = random.nextInt(product.minBps / 25, product.maxBps / 25 + 1) * 25;
        int usual = random.nextInt(product.minMonths / 6, product.maxMonths / 6 + 1) * 6;
        int tenure = tenureMonths == 0 ? usual : tenureMonths;
        LocalDate firstDue = asOf.withDayOfMonth(1)
                .minusMonths(3 + random.nextInt(6))
                .withDayOfMonth(DUE_DAYS[random.nextInt(DUE_DAYS.length)]);
        String phone = (6 + random.nextInt(4)) + digits(random.nextInt(1_000_000_000), 9);
        return new Loan(
                number(branch, place + 1),
                Names.borrower(random),
                phone,
                branch,
                product.label,
                principalRupees * 100,
                rateBps,
                tenure,
                firstDue,
                instalmentPaise(principalRupees, rateBps, tenure));
    }

    /** The e-mail address of every third borrower, under a domain that can never be anybody's. */
    public Optional<String> email(int place, Loan loan) {
        return place % 3 == 0
                ? Optional.of(loan.borrower().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "." + place
                        + "@mail.example")
                : Optional.empty();
    }

    /** How a borrower wants to be written to, where that was said. */
    public Optional<Language> language(int place) {
        return switch (place % 6) {
            case 0 -> Optional.of(Language.HINDI);
            case 3 -> Optional.of(Language.ENGLISH);
            default -> Optional.empty();
        };
    }

    /** An account number of the lender's own form that no book has. */
    String stranger(int which) {
        return number(BRANCHES.get(which % BRANCHES.size()), STRANGERS + which % 1_000_000);
    }

    private String number(String branch, int number) {
        String letters = (tenant.replaceAll("[^a-z]", "") + "xx").substring(0, 3);
        return letters.toUpperCase(Locale.ROOT) + "-" + branch + "-" + digits(number, 7);
    }

    /** P·r·(1+r)^n / ((1+r)^n − 1), up to the next rupee. */
    private static long instalmentPaise(long principalRupees, int rateBps, int months) {
        BigDecimal rate = BigDecimal.valueOf(rateBps).divide(BigDecimal.valueOf(120_000), PRECISION);
        BigDecimal growth = BigDecimal.ONE.add(rate).pow(months, PRECISION);
        return BigDecimal.valueOf(principalRupees)
                .multiply(rate)
                .multiply(growth)
                .divide(growth.subtract(BigDecimal.ONE), PRECISION)
                .setScale(0, RoundingMode.CEILING)
                .movePointRight(2)
                .longValueExact();
    }

    static String digits(long number, int width) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private record Product(
            String label, long minRupees, long maxRupees, int minBps, int maxBps, int minMonths, int maxMonths) {}
}
