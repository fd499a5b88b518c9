package io.muster.bench.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every page of the console with addresses of what is in the books, so many for each, anywhere in them. */
final class PageAddresses {
    private static final String MAKER = "maker";
    private static final String AGENT = "agent";

    /** So many payments, loans or messages anywhere; each text of it is a part of an address. */
    private static final String PAYMENTS = """
            select %s
            from (select * from payment order by md5(key::text) limit 400) p
            join loan_account l on l.id = p.loan_id
            """;

    private static final String DAYS = """
            select distinct 'from=' || business_date || '&to=' || business_date || '&mode=' || mode
            from (select business_date, mode from payment order by md5(key::text) limit 400) p
            """;

    private static final String MONTHS = """
            select 'from=' || date_trunc('month', max(business_date))::date || '&to=' || max(business_date) from payment
            """;

    private static final String MESSAGES = "select id from message order by md5(id::text) limit 400";

    private final Connection books;
    private final List<Asked> pages = new ArrayList<>();

    private PageAddresses(Connection books) {
        this.books = books;
    }

    /** All pages. @param uploads the oldest first; the last one has rows to correct */
    static List<Asked> of(Connection books, List<String> uploads) throws SQLException {
        PageAddresses addresses = new PageAddresses(books);
        addresses.addFigures();
        addresses.addUploads(uploads);
        addresses.addSearches();
        addresses.addThings();
        return addresses.pages;
    }

    private void addFigures() throws SQLException {
        List<String> months = texts(MONTHS);
        add("dashboard of the day", "/console", List.of(""));
        add(
                "dashboard of the month",
                "/console?month=",
                texts("select distinct to_char(business_date, 'YYYY-MM') from "
                        + "(select business_date from payment order by md5(key::text) limit 100) p"));
        add("payments of a day by mode", "/console/payments?", texts(DAYS));
        add("payments of all days", "/console/payments?", months);
        add(
                "payments of all days, deep",
                "/console/payments?",
                texts(PAYMENTS.formatted("'" + months.getFirst() + "&after=' || p.upload_id || '.' || p.row_number")));
        add(
                "payments of a branch and an agent",
                "/console/payments?",
                texts(PAYMENTS.formatted(
                        "'" + months.getFirst() + "&branch=' || l.branch || '&agent=' || coalesce(p.agent, 'none')")));
        add(
                "payments of an upload",
                "/console/payments?",
                texts(PAYMENTS.formatted("'" + months.getFirst() + "&upload=' || p.upload_id")));
        add("suspense", "/console/suspense", List.of("", "?age=1", "?age=2"));
        add("rows not taken", "/console/not-taken?", months);
    }

    private void addUploads(List<String> uploads) {
        String last = "/console/uploads/" + uploads.getLast();
        add("uploads", "/console/uploads", List.of("", "?state=completed"));
        add("to approve", "/console/to-approve", List.of(""));
        add("upload", "/console/uploads/", uploads);
        add("rows of an upload, posted", last + "/rows?verdict=posted&after=", List.of("0", "100", "200"));
        add("rows of an upload, rejected", last + "/rows?verdict=rejected&after=", List.of("0", "100", "200"));
        add("rows to correct", last + "/correct", List.of("", "?after=150", "?tab=refused"));
    }

    private void addSearches() throws SQLException {
        String all = "/console/find?q=";
        add("find by reference", all, encoded(PAYMENTS.formatted("p.reference") + "where p.reference is not null"));
        add("find by loan account", all, encoded(PAYMENTS.formatted("l.number")));
        add("find by receipt", all, encoded(PAYMENTS.formatted("p.receipt_no")));
        add("find by telephone", all, encoded(PAYMENTS.formatted("l.phone")));
        add("find by name", all, encoded(PAYMENTS.formatted("l.borrower")));
        add("find nothing", all, encoded(PAYMENTS.formatted("'X' || reverse(l.number)")));
    }

    private void addThings() throws SQLException {
        add("where a payment is", "/console/find/payments/", texts(PAYMENTS.formatted("p.key")));
        add("loan", "/console/loans/", encoded(PAYMENTS.formatted("l.number")));
        add("receipt", "/console/receipts/", texts(PAYMENTS.formatted("p.receipt_no")));
        add("messages", "/console/messages", List.of("", "?state=undelivered", "?kind=payment-received"));
        add("messages of a loan", "/console/messages?loan=", encoded(PAYMENTS.formatted("l.number")));
        add("message", "/console/messages/", texts(MESSAGES));
        pages.add(new Asked(
                "agent: find a loan",
                AGENT,
                with("/console/collect?q=", encoded(PAYMENTS.formatted("right(l.number, 6)")))));
        pages.add(new Asked(
                "agent: take money", AGENT, with("/console/collect/", encoded(PAYMENTS.formatted("l.number")))));
    }

    private void add(String name, String address, List<String> ends) {
        pages.add(new Asked(name, MAKER, with(address, ends)));
    }

    private static List<String> with(String address, List<String> ends) {
        return ends.stream().map(end -> address + end).toList();
    }

    private List<String> encoded(String query) throws SQLException {
        return texts(query).stream()
                .map(text -> URLEncoder.encode(text.replace("%20", " "), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .toList();
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1).replace(" ", "%20"));
            }
            return texts;
        }
    }
}
