package io.muster.doctor;

import java.util.ArrayList;
import java.util.List;

/** For every invariant of a lender's books, SQL that breaks it; run as the superuser with triggers off. */
final class Sabotages {
    /** Breaks an invariant in books that have payments, suspense, corrections and events. */
    record Sabotage(String code, String sql) {
        @Override
        public String toString() {
            return code + ": " + sql.strip().replaceAll("\\s+", " ");
        }
    }

    static final List<Sabotage> ALL = new ArrayList<>();

    private static final String A_PAYMENT = "(select min(key::text)::uuid from payment)";
    private static final String A_LOAN = "(select min(loan_id) from payment)";
    private static final String NO_CHECKS = """
            do $$ declare c text; begin
              for c in select conname from pg_constraint where conrelid = 'payment'::regclass and contype in ('c', 'u') loop
                execute format('alter table payment drop constraint %I', c);
              end loop;
            end $$;
            """;

    private static final String OF_THE_TRIED = " where trial = 1";

    /** As if the first upload that posted had been tried, and the trial had found what was posted. */
    private static final String A_TRIED = """
            update upload u set trial = 1, found_rows = l.n, found_paise = l.paise
            from (
              select upload_id, sum(posted_rows + already_posted_rows + refused_rows + rejected_rows) as n,
                sum(posted_paise + already_posted_paise + refused_paise + rejected_paise) as paise
              from upload_lane group by upload_id) l
            where l.upload_id = u.id and u.state = 'completed' and u.kind = 'collections'
              and u.id = (select min(p.upload_id::text)::uuid from payment p);
            insert into upload_trial (upload_id, number, ended_at, business_date, rows, paise, post_rows, post_paise,
              already_rows, already_paise, refused_rows, refused_paise, rejected_rows, rejected_paise, suspense_rows,
              suspense_paise, done_rows, not_data_rows, mends, version, reasons, first_rows, samples)
            select id, 1, received_at, current_date, found_rows, found_paise, found_rows, found_paise, 0, 0, 0, 0, 0, 0, 0, 0,
              0, 0, '{}', '1', '[]', '[]', '[]'
            from upload where trial = 1;
            """;

    private static final String A_RULE = """
            insert into approval_rule (kind, version, effective_from, above_paise, noted_at)
            values ('collections', 999, '2020-01-01', 0, '2020-01-01');
            """;

    static {
        add("day-totals-tie", """
                insert into day_closed (business_date, payments, paise)
                select min(business_date), 0, 0 from payment
                """);
        add("day-totals-tie", """
                insert into day_closed (business_date, payments, paise) values ('2001-01-01', 1, 100);
                insert into day_total (business_date, series, mode, agent, payments, paise, excess_paise)
                values ('2001-01-01', 'NONE', 'CASH', '', 1, 100, 0)
                """);
        add(
                "payment-adds-up",
                NO_CHECKS + "update payment set excess_paise = excess_paise + 1 where key = " + A_PAYMENT);
        add(
                "balances-rebuilt",
                "update loan_account set paid_interest_paise = paid_interest_paise + 1 where id = " + A_LOAN);
        add("balances-rebuilt", "update loan_account set version = version + 1 where id = " + A_LOAN);
        add(
                "payments-follow",
                "update payment set before_principal_paise = before_principal_paise + 1 where key = " + A_PAYMENT);
        add("payments-follow", "update payment set loan_version = loan_version + 1000000 where key = " + A_PAYMENT);
        add("component-not-overpaid", """
                update instalment set interest_paise = 0
                where loan_id = (select min(loan_id) from payment where interest_paise > 0)
                """);
        add("waterfall-kept", """
                update instalment set principal_paise = principal_paise + 100
                where number = 1 and loan_id = (select min(loan_id) from payment where excess_paise > 0)
                """);
        add("loan-known", "delete from loan_account where id = " + A_LOAN);
        add("schedule-whole", """
                update instalment set due_date = due_date + 3650
                where number = 1 and loan_id = (select min(loan_id) from instalment where number = 2)
                """);
        add("schedule-whole", """
                delete from instalment
                where number = 2 and loan_id = (select min(id) from loan_account where principal_paise is not null)
                """);
        add("settled-is-paid", "update loan_account set settled_number = 1 where settled_number = 0");
        add("settled-is-paid", """
                update loan_account l set settled_number = i.number, settled_on = i.due_date,
                  settled_interest_paise = i.interest_paise, settled_principal_paise = i.principal_paise,
                  paid_principal_paise = i.principal_paise - 1
                from instalment i
                where i.loan_id = l.id and i.number = 1
                """);
        add("receipt-of-its-branch", """
                update branch set series = 'ZZ9'
                where code = (select l.branch from loan_account l join payment p on p.loan_id = l.id limit 1)
                """);
        add("receipts-without-gap", "delete from payment where key = " + A_PAYMENT);
        add("receipts-without-gap", "update receipt_series set last_number = last_number + 1");
        add("receipts-without-gap", NO_CHECKS + """
                update payment set receipt_no = (select max(receipt_no) from payment)
                where receipt_no = (select min(receipt_no) from payment)
                """);
        add("receipts-without-gap", """
                insert into receipt_reissue (receipt_no, replaces, payment_key, issued_by)
                select receipt_no, 'ZZZ/26/00000001', key, 'somebody' from payment limit 1
                """);
        add("receipts-without-gap", "delete from receipt_reissue");
        add("cancellation-cites", """
                insert into receipt_cancellation (receipt_no, payment_key, reason, cancelled_by)
                select 'ZZZ/26/00000001', key, 'no such receipt', 'somebody' from payment limit 1
                """);
        add("cancellation-cites", "update receipt_cancellation set payment_key = gen_random_uuid()");
        add("one-valid-receipt", "delete from receipt_cancellation");
        add("one-valid-receipt", """
                insert into receipt_reissue (receipt_no, replaces, payment_key, issued_by)
                values ('ZZZ/26/00000002', 'ZZZ/26/00000003', gen_random_uuid(), 'somebody'),
                  ('ZZZ/26/00000003', 'ZZZ/26/00000002', gen_random_uuid(), 'somebody')
                """);
        add("receipt-change-has-event", "delete from outbox where event_type = 'io.muster.receipt.cancelled.v1'");
        add("receipt-change-has-event", "delete from outbox where event_type = 'io.muster.receipt.reissued.v1'");
        add("receipt-event-true", """
                update outbox set plain = regexp_replace(plain, '"amountPaise":\\d+', '"amountPaise":1')
                where topic = 'muster.receipts.v1'
                """);
        add("receipt-event-true", "delete from receipt_reissue");
        add("suspense-or-posted", """
                insert into suspense (key, loan_text, amount_paise, mode, value_date)
                select key, 'X', amount_paise, mode, value_date from payment limit 1
                """);
        add("corrected-once", """
                update payment set corrects = (select max(key::text)::uuid from payment)
                where key = (select min(key::text)::uuid from payment where corrects is null)
                """);
        add("corrected-once", """
                insert into suspense (key, corrects, loan_text, amount_paise, mode, value_date)
                select gen_random_uuid(), key, 'X', amount_paise, mode, value_date from payment limit 1
                """);
        add("released-into-one-payment", "update suspense_release set payment_key = gen_random_uuid()");
        add("row-one-verdict", """
                insert into row_verdict (upload_id, row_number, verdict, amount_paise, reasons, cells)
                select upload_id, row_number, 'refused', 1, '[]', '{}' from payment where upload_id is not null limit 1
                """);
        add("lanes-tally", "update upload_lane set posted_paise = posted_paise + 1 where posted_rows > 0");
        add("lanes-tally", "update upload_lane set refused_rows = refused_rows + 1 where lane = 0");
        add("every-row-answered", "update upload set rows_read = rows_read + 1 where state = 'completed'");
        add("lanes-fenced", "update upload_lane set token = token + 1 where lane = 0");
        add("lanes-fenced", "delete from upload_lane where lane = 1");
        add("rows-behind-checkpoints", "update upload_lane set last_row = 1");
        add("tried-posts-nothing", """
                update upload set phase = 'try', state = 'received' where id = (select upload_id from payment limit 1)
                """);
        add("tried-posts-nothing", A_TRIED + """
                update upload set phase = 'try', state = 'held', asks = 'maker' where trial = 1;
                insert into upload_decision (upload_id, what, by, subject, role, trial)
                select id, 'sent-again', 'meera', 's', 'maker', 1 from upload where trial = 1
                """);
        add("trial-ties", A_TRIED + "update upload set found_rows = found_rows + 1" + OF_THE_TRIED);
        add("trial-ties", A_TRIED + "update upload set found_paise = found_paise + 1" + OF_THE_TRIED);
        add("trial-is-of-upload", A_TRIED + "update upload_trial set paise = paise + 1");
        add("trial-is-of-upload", A_TRIED + "update upload_trial set not_data_rows = 1");
        add("trial-is-of-upload", A_TRIED + "update upload_trial set number = 2");
        add("trial-is-of-upload", A_TRIED + "update upload_trial set upload_id = gen_random_uuid()");
        add(
                "declared-ties",
                A_TRIED + "alter table upload drop constraint upload_ties;"
                        + "update upload set declared_rows = found_rows + 1" + OF_THE_TRIED);
        add("approved-by-another", A_TRIED + A_RULE);
        add("approved-by-another", A_RULE);
        add("approved-by-another", A_TRIED + A_RULE + """
                update approval_rule set above_paise = 999999999999;
                alter table upload drop constraint upload_posts;
                update upload set phase = 'try' where trial = 0;
                update upload_trial set mends = array(select id from upload where state = 'completed' and trial = 0
                  and id <> upload_id limit 1);
                insert into upload_decision (upload_id, what, by, subject, role, at, trial, rows, paise)
                select mends[1], 'approved', 'chitra', 's', 'checker', '2020-01-01', 1, 1, 1 from upload_trial
                """);
        add("approved-by-another", A_TRIED + """
                insert into upload_decision (upload_id, what, by, subject, role, trial)
                select u.id, w.what, 'chitra', 's', w.role, 1 from upload u,
                  (values ('cancelled', 'checker'), ('taken-up', 'maker')) as w(what, role)
                where u.trial = 1
                """);
        add("approved-by-another", A_TRIED + """
                insert into upload_decision (upload_id, what, by, subject, role, trial)
                select u.id, w.what, w.subject, w.subject, w.role, 1 from upload u,
                  (values ('discarded', 'checker', 'chitra'), ('sent-again', 'maker', 'mohan')) as w(what, role, subject)
                where u.trial = 1
                """);
        add("no-hand-approves", A_TRIED + """
                insert into upload_decision (upload_id, what, by, subject, role, trial, rows, paise)
                select id, 'approved', upper(received_by), 's', 'checker', 1, found_rows, found_paise
                from upload where trial = 1
                """);
        add("child-has-parent", "update upload set parent_id = id where id = (select upload_id from payment limit 1)");
        add("child-has-parent", """
                update upload set parent_id = id, correction_id = gen_random_uuid()
                where id = (select upload_id from payment limit 1)
                """);
        add("held-has-no-worker", """
                update upload set state = 'cancelled', lease_owner = 'somebody', lease_until = now()
                where id = (select upload_id from payment limit 1)
                """);
        add("upload-end-has-event", """
                update upload set state = 'cancelled', finished_at = now() where state = 'completed'
                """);
        add("upload-known", "delete from upload where id = (select upload_id from payment limit 1)");
        add("already-posted-stands", """
                update row_verdict set receipt_no = 'ZZZ/26/99999999'
                where verdict = 'already-posted' and receipt_no is not null
                """);
        add(
                "already-posted-stands",
                "update row_verdict set amount_paise = 7 where verdict = 'already-posted' and receipt_no is not null");
        add("posting-hash", "update upload_lane set posting_hash = sha256('x') where posted_rows > 0");
        add("posting-hash", "update payment set receipt_no = 'ZZZ/26/99999999' where key = " + A_PAYMENT);
        add("posting-hash", """
                update outbox set plain = regexp_replace(plain, '"postingHash":"[0-9a-f]+"', '"postingHash":"00"')
                where topic = 'muster.uploads.v1'
                """);
        add("payment-has-event", "delete from outbox where " + A_PAYMENT + "::text = any(event_ids)");
        add("bounce-has-event", "delete from outbox where event_type = 'io.muster.payment.bounced.v1'");
        add("bounce-event-true", """
                update outbox set plain = regexp_replace(plain, '"amountPaise":\\d+', '"amountPaise":1')
                where event_type = 'io.muster.payment.bounced.v1'
                """);
        add("bounce-event-true", "delete from bounce");
        add("event-once", """
                insert into outbox (horizon, seq, events, topic, event_type, event_ids, plain, packed, bytes)
                select horizon, nextval('outbox_number'), events, topic, event_type, event_ids, plain, packed, bytes
                from outbox limit 1
                """);
        add("payment-event-true", """
                update outbox set plain = regexp_replace(plain, '"amountPaise":\\d+', '"amountPaise":1')
                where topic = 'muster.payments.v1'
                """);
        add("payment-event-true", "delete from payment where key = " + A_PAYMENT);
        add("payment-event-true", "update outbox set plain = 'torn {' where topic = 'muster.payments.v1'");
        add("payment-event-true", "update outbox set packed = substr(packed, 1, length(packed) - 30)");
        add("payment-event-true", "update outbox set bytes = bytes - 1 where packed is not null");
        add("payment-event-true", """
                update outbox set events = events - 1, event_ids = event_ids[2:] where packed is not null
                """);
        add("events-in-order", """
                update outbox set event_ids = (
                  select array_agg(id order by place desc) from unnest(event_ids) with ordinality as u (id, place))
                where topic = 'muster.payments.v1'
                """);
        add("upload-end-has-event", "delete from outbox where topic = 'muster.uploads.v1'");
        add("upload-end-true", """
                update outbox set plain = regexp_replace(plain, '("posted":\\{"rows":\\d+,"paise":)\\d+', '\\11')
                where topic = 'muster.uploads.v1'
                """);
        add(
                "upload-end-true",
                "update outbox set event_ids = array[gen_random_uuid() || '/1'] where topic = 'muster.uploads.v1'");
        add("events-of-this-lender", """
                update outbox set plain = regexp_replace(plain, '^[^:]+:', 'godavari:', 'n') where plain is not null
                """);
        add("events-of-this-lender", """
                update outbox set plain = replace(plain, '"tenant":"kaveri"', '"tenant":"godavari"')
                where topic = 'muster.payments.v1'
                """);
        add("shut-to-others", """
                do $$ begin execute format('grant connect on database %I to public', current_database()); end $$
                """);
        add("shut-to-others", """
                do $$ begin
                  create role somebody_else;
                  execute format('grant connect on database %I to somebody_else', current_database());
                end $$
                """);
        add("uploads-move", """
                update upload set state = 'reading', lease_until = now() - interval '1 hour'
                where id = (select upload_id from payment limit 1)
                """);
        add("uploads-move", """
                update upload set state = 'received', received_at = now() - interval '1 hour', started_at = null
                where id = (select upload_id from payment limit 1)
                """);
        add("events-leave", """
                insert into outbox (horizon, seq, events, topic, event_type, event_ids, plain, bytes, created_at)
                values (outbox_horizon(), nextval('outbox_number'), 1, 't', 't', array['late'], '', 0, now() - interval '1 hour')
                """);
    }

    private Sabotages() {}

    private static void add(String code, String sql) {
        ALL.add(new Sabotage(code, sql));
    }
}
