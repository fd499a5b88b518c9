package io.muster.notification;

import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is told of what happens on loans; two short reads for a batch. */
final class Contacts {
    private static final String FIND = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language, 0::bigint as overdue_paise
            from loan_account l
            where l.number = any($1::text[])
            """;

    // Within a component money fills the instalments oldest first, so sums say what is overdue
    private static final String FIND_WITH_OVERDUE = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language, greatest(d.paise - l.excess_paise, 0) as overdue_paise
            from loan_account l
            cross join lateral (
              select (greatest(coalesce(sum(i.penalty_paise), 0) - l.paid_penalty_paise, 0)
                + greatest(coalesce(sum(i.fee_paise), 0) - l.paid_fee_paise, 0)
                + greatest(coalesce(sum(i.interest_paise), 0) - l.paid_interest_paise, 0)
                + greatest(coalesce(sum(i.principal_paise), 0) - l.paid_principal_paise, 0))::bigint as paise
              from instalment i
              where i.loan_id = l.id and i.due_date <= $2::date) d
            where l.number = any($1::text[])
            """;

    /**
     * The wishes that hold on day {@code $2}, with telephones and e-mails for whose loans they hold. A wish is a person's: it
     * holds for every loan of the same telephone or e-mail, also of one that its own loan had at the wish or later.
     */
    static final String HELD = """
            with wish as materialized (
              select e.loan_id, e.kind, e.channel, e.recorded_at
              from contact_exclusion e
              where e.from_date <= $2::date and (e.until_date is null or e.until_date >= $2::date)),
            held as materialized (
              select w.loan_id, w.kind, w.channel, o.phone, lower(o.email) as email
              from wish w
              join loan_account o on o.id = w.loan_id
              union
              select w.loan_id, w.kind, w.channel, c.phone, lower(c.email)
              from wish w
              join loan_contact_past c on c.loan_id = w.loan_id and c.until > w.recorded_at)
            """;

    private static final String EXCLUSIONS = HELD + """
            , asked as materialized (
              select l.id, l.phone, lower(l.email) as email
              from loan_account l
              where l.id = any($1::bigint[]) and exists (select 1 from held))
            select a.id as loan_id, h.kind, h.channel from asked a join held h on h.loan_id = a.id
            union
            select a.id, h.kind, h.channel from asked a join held h on h.phone = a.phone
            union
            select a.id, h.kind, h.channel from asked a join held h on h.email = a.email
            """;

    private Contacts() {}

    /**
     * The contacts of loans, by number; those that the books do not have are left out.
     *
     * @param day on which exclusions hold, and up to which dues count
     */
    static Uni<Map<String, Contact>> find(
            SqlClient client, Collection<String> loans, boolean withOverdue, LocalDate day) {
        String[] numbers = loans.toArray(String[]::new);
        Uni<RowSet<Row>> asked = withOverdue
                ? client.preparedQuery(FIND_WITH_OVERDUE).execute(Tuple.of(numbers, day))
                : client.preparedQuery(FIND).execute(Tuple.of(numbers));
        return asked.map(Contacts::read).flatMap(found -> withExclusions(client, found, day));
    }

    private static Uni<Map<String, Contact>> withExclusions(SqlClient client, List<Contact> found, LocalDate day) {
        return exclusions(client, found.stream().map(Contact::loanId).toList(), day)
                .map(exclusions -> byLoan(found, exclusions));
    }

    /** What is excluded on a day, by loan: by its own wishes and by those of loans that have its telephone or e-mail. */
    static Uni<Map<Long, List<Contact.Exclusion>>> exclusions(SqlClient client, List<Long> loanIds, LocalDate day) {
        return client.preparedQuery(EXCLUSIONS)
                .execute(Tuple.of(loanIds.toArray(Long[]::new), day))
                .map(Contacts::readExclusions);
    }

    private static Map<String, Contact> byLoan(List<Contact> found, Map<Long, List<Contact.Exclusion>> exclusions) {
        Map<String, Contact> byLoan = HashMap.newHashMap(found.size());
        found.forEach(contact -> byLoan.put(contact.loan(), exclusions.isEmpty() ? contact : contact.with(exclusions)));
        return byLoan;
    }

    private static List<Contact> read(RowSet<Row> rows) {
        List<Contact> contacts = new ArrayList<>(rows.size());
        rows.forEach(row -> contacts.add(read(row)));
        return contacts;
    }

    static Contact read(Row row) {
        return new Contact(
                row.getLong("id"),
                row.getString("number"),
                row.getString("borrower"),
                row.getString("phone"),
                row.getString("email"),
                language(row.getString("language")),
                row.getLong("overdue_paise"),
                List.of());
    }

    static @Nullable Language language(@Nullable String tag) {
        return tag == null ? null : Language.of(tag).orElse(null);
    }

    private static Map<Long, List<Contact.Exclusion>> readExclusions(RowSet<Row> rows) {
        Map<Long, List<Contact.Exclusion>> byLoan = new HashMap<>();
        rows.forEach(row -> byLoan.computeIfAbsent(row.getLong("loan_id"), _ -> new ArrayList<>())
                .add(new Contact.Exclusion(row.getString("kind"), row.getString("channel"))));
        return byLoan;
    }
}
