package io.muster.sight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each dashboard shows, from left to right and from above. */
final class Panels {
    private static final String S = "s";
    private static final String SHORT = "short";
    private static final String RATE = "reqps";
    private static final String RUPEES = "currencyINR";

    private Panels() {}

    /** By the file's name, in the order in which people look. */
    static Map<String, List<Panel>> all() {
        Map<String, List<Panel>> all = new LinkedHashMap<>();
        all.put("road", ROAD);
        all.put("lender", LENDER);
        all.put("database", DATABASE);
        all.put("kafka", KAFKA);
        all.put("runtime", RUNTIME);
        return all;
    }

    private static final List<Panel> ROAD = List.of(
            Panel.of("Broken invariants", SHORT, "What the doctor found last; anything but 0 is money in doubt")
                    .book("unbalanced-books")
                    .bad(1, 1)
                    .line("{{tenant}} {{invariant}}", """
                            max by (tenant, invariant) (muster_doctor_violations{weight="broken", tenant=~"$tenant"}) > 0 \
                            or on () vector(0)"""),
            Panel.of("Since the doctor looked", S, "The picture before this one is worth nothing when this is old")
                    .book("doctor-silent")
                    .bad(90_000, 93_600)
                    .line("age", "time() - max(muster_doctor_ended_timestamp_seconds)"),
            Panel.of("Rows by verdict", SHORT, "Rows a second that got a verdict, single postings among them")
                    .line("{{verdict}}", """
                            sum by (verdict) (rate(muster_rows_total{tenant=~"$tenant"}[$__rate_interval]))"""),
            Panel.of("Rupees posted", RUPEES, "Money posted a second, by what it came in; loan books are no money")
                    .line("{{kind}}", """
                            sum by (kind) (rate(muster_rows_paise_total{tenant=~"$tenant", verdict="posted", \
                            kind!="loan-book"}[$__rate_interval])) / 100"""),
            Panel.of("Oldest upload", S, "By state; held ones wait for people")
                    .book("upload-stuck")
                    .bad(600, 900)
                    .line("{{tenant}} {{state}}", """
                            max by (tenant, state) (muster_uploads_oldest_seconds{tenant=~"$tenant", state!="held"})"""),
            Panel.of("Open uploads", SHORT, "In the books, by state")
                    .book("upload-stuck")
                    .line("{{state}}", """
                            sum by (state) (max by (tenant, state) (muster_uploads_open{tenant=~"$tenant"}))"""),
            Panel.of("Lane lag", SHORT, "Rows that are read and wait for the books")
                    .book("upload-stuck")
                    .line("{{tenant}}", """
                            sum by (tenant) (muster_lanes_behind_rows{tenant=~"$tenant"})"""),
            Panel.of(
                            "Stillest upload",
                            S,
                            "For how long an upload at work has not got on; a process with 300 s is not live")
                    .book("upload-stuck")
                    .bad(60, 300)
                    .line("{{instance}}", "max by (instance) (muster_lanes_still_seconds)"),
            Panel.of(
                            "Where a batch's time goes",
                            S,
                            "Mean of each part: read and judge a window, connect, post, write, commit")
                    .book("database-capacity")
                    .line("{{stage}}", """
                            sum by (stage) (rate(muster_batch_stage_seconds_sum[$__rate_interval])) \
                            / sum by (stage) (rate(muster_batch_stage_seconds_count[$__rate_interval]))"""),
            Panel.of("Oldest event in the outbox", S, "Downstream systems know this much less than the books")
                    .book("outbox-old")
                    .bad(60, 300)
                    .line("{{tenant}}", """
                            max by (tenant) (muster_relay_waiting_seconds{tenant=~"$tenant"})"""),
            Panel.of("Requests", RATE, "To the API, by status").book("slo-burn").line("{{status}}", """
                            sum by (status) (rate(http_server_requests_seconds_count{uri=~"/api/.*"}[$__rate_interval]))"""),
            Panel.of("Slowest addresses", S, "95th percentile, the ten slowest of API and console")
                    .book("slo-burn")
                    .bad(1, 2.5)
                    .line("{{method}} {{uri}}", """
                            topk(10, histogram_quantile(0.95, sum by (le, method, uri) \
                            (rate(http_server_requests_seconds_bucket{uri!~".*/(events|live)"}[$__rate_interval]))))"""),
            Panel.of("Objectives", "percentunit", "Part of the last hour's budget that is used, 1 is all of it")
                    .book("slo-burn")
                    .bad(1, 14.4)
                    .line("{{slo}}", "muster:slo_errors:ratio_rate1h / on (slo) muster:slo_budget:ratio"),
            Panel.of("Alerts", SHORT, "What fires now")
                    .line("{{alertname}} {{tenant}}", "sum by (alertname, tenant) (ALERTS{alertstate=\"firing\"})"));

    private static final List<Panel> LENDER = List.of(
            Panel.of("Rupees today", RUPEES, "Posted within the last 24 hours").line("{{tenant}}", """
                            sum by (tenant) (increase(muster_rows_paise_total{tenant=~"$tenant", verdict="posted", \
                            kind!="loan-book"}[24h])) / 100"""),
            Panel.of(
                            "Rupees not taken today",
                            RUPEES,
                            "In rows that were rejected or refused; the lender has to mend them")
                    .line("{{tenant}} {{verdict}}", """
                            sum by (tenant, verdict) (increase(muster_rows_paise_total{tenant=~"$tenant", \
                            verdict=~"rejected|refused"}[24h])) / 100"""),
            Panel.of("Rows", SHORT, "A second, by verdict and what they came in")
                    .line("{{kind}} {{verdict}}", """
                            sum by (kind, verdict) (rate(muster_rows_total{tenant=~"$tenant"}[$__rate_interval]))"""),
            Panel.of("Uploads that ended", SHORT, "Within the last hour, by outcome")
                    .line("{{outcome}}", """
                            sum by (outcome) (increase(muster_uploads_total{tenant=~"$tenant"}[1h]))"""),
            Panel.of("Time to completion", S, "95th percentile of uploads at which nobody had to look")
                    .book("slo-burn")
                    .bad(300, 900)
                    .line("{{tenant}}", """
                            histogram_quantile(0.95, sum by (le, tenant) \
                            (rate(muster_upload_time_seconds_bucket{tenant=~"$tenant"}[1h])))"""),
            Panel.of("Attempts that broke off", SHORT, "Within half an hour")
                    .book("upload-stuck")
                    .bad(3, 8)
                    .line("{{tenant}}", """
                            sum by (tenant) (increase(muster_attempts_failed_total{tenant=~"$tenant"}[30m]))"""),
            Panel.of("Wait for a turn", S, "Mean of its batches")
                    .book("database-capacity")
                    .bad(2, 5)
                    .line("{{tenant}}", """
                            sum by (tenant) (rate(muster_turn_wait_seconds_sum{tenant=~"$tenant"}[$__rate_interval])) \
                            / sum by (tenant) (rate(muster_turn_wait_seconds_count{tenant=~"$tenant"}[$__rate_interval]))"""),
            Panel.of("Held by people", SHORT, "Uploads that wait for a declaration, a maker or a checker")
                    .line("{{tenant}}", """
                            max by (tenant) (muster_uploads_open{tenant=~"$tenant", state="held"})"""),
            Panel.of("Messages on their way", SHORT, "In the books, by state")
                    .book("messages-late")
                    .line("{{tenant}} {{state}}", """
                            max by (tenant, state) (muster_messages_waiting{tenant=~"$tenant"})"""),
            Panel.of("Messages behind their minute", S, "The one that waits longest")
                    .book("messages-late")
                    .bad(300, 900)
                    .line("{{tenant}}", """
                            max by (tenant) (muster_messages_overdue_seconds{tenant=~"$tenant"})"""),
            Panel.of("Tries to send", SHORT, "A second, by channel and what came of them")
                    .book("messages-late")
                    .line("{{channel}} {{outcome}}", """
                            sum by (channel, outcome) (rate(muster_message_tries_total{tenant=~"$tenant"}[$__rate_interval]))"""),
            Panel.of("Messages decided", SHORT, "A second, by kind and state")
                    .book("messages-late")
                    .line("{{kind}} {{state}}", """
                            sum by (kind, state) (rate(muster_messages_total{tenant=~"$tenant"}[$__rate_interval]))"""));

    private static final List<Panel> DATABASE = List.of(
            Panel.of(
                            "Databases that answer",
                            SHORT,
                            "1 where any process reached the lender's books when it last looked")
                    .book("lender-database-away")
                    .line("{{tenant}}", """
                            max by (tenant) (muster_books_answer{tenant=~"$tenant"})"""),
            Panel.of("Connections in use", SHORT, "Of all processes, by lender and pool")
                    .book("database-capacity")
                    .line("{{tenant}} {{pool}}", """
                            sum by (tenant, pool) (sql_pool_active{tenant=~"$tenant|"})"""),
            Panel.of("Waiting for a connection", SHORT, "Of all processes")
                    .book("database-capacity")
                    .bad(5, 20)
                    .line("{{tenant}} {{pool}}", """
                            sum by (tenant, pool) (sql_pool_queue_size{tenant=~"$tenant|"})"""),
            Panel.of("Wait for a connection", S, "Mean")
                    .book("database-capacity")
                    .bad(0.1, 1)
                    .line("{{tenant}} {{pool}}", """
                            sum by (tenant, pool) (rate(sql_pool_queue_delay_seconds_sum{tenant=~"$tenant|"}[$__rate_interval])) \
                            / sum by (tenant, pool) (rate(sql_pool_queue_delay_seconds_count{tenant=~"$tenant|"}[$__rate_interval]))"""),
            Panel.of("A connection is held", S, "Mean; a transaction may last 25 s")
                    .book("database-capacity")
                    .bad(5, 20)
                    .line("{{tenant}} {{pool}}", """
                            sum by (tenant, pool) (rate(sql_pool_usage_seconds_sum{tenant=~"$tenant|"}[$__rate_interval])) \
                            / sum by (tenant, pool) (rate(sql_pool_usage_seconds_count{tenant=~"$tenant|"}[$__rate_interval]))"""),
            Panel.of("Turned away", SHORT, "Within ten minutes, for the queue was full")
                    .book("database-capacity")
                    .bad(1, 10)
                    .line("{{tenant}} {{pool}}", """
                            sum by (tenant, pool) (increase(sql_pool_rejected_total{tenant=~"$tenant|"}[10m]))"""),
            Panel.of("A batch's transaction", S, "Mean and longest")
                    .book("database-capacity")
                    .bad(5, 20)
                    .line("mean {{tenant}}", """
                            sum by (tenant) (rate(muster_batch_seconds_sum{tenant=~"$tenant"}[$__rate_interval])) \
                            / sum by (tenant) (rate(muster_batch_seconds_count{tenant=~"$tenant"}[$__rate_interval]))""")
                    .line("longest {{tenant}}", """
                            max by (tenant) (muster_batch_seconds_max{tenant=~"$tenant"})"""),
            Panel.of("Turns", SHORT, "Batches that are being posted, and that wait")
                    .book("database-capacity")
                    .line("taken {{instance}}", "sum by (instance) (muster_turns_taken)")
                    .line("waiting {{instance}}", "sum by (instance) (muster_turns_waiting)"));

    private static final List<Panel> KAFKA = List.of(
            Panel.of("Events in the outbox", SHORT, "Committed and not published; uploads wait at the line")
                    .book("outbox-old")
                    .line("{{tenant}}", """
                            max by (tenant) (muster_relay_waiting_events{tenant=~"$tenant"})""")
                    .line("limit", "max(muster_outbox_events_max)"),
            Panel.of("From the books to Kafka", S, "95th percentile of pages")
                    .book("outbox-old")
                    .bad(5, 30)
                    .line("{{tenant}}", """
                            histogram_quantile(0.95, sum by (le, tenant) \
                            (rate(muster_relay_lag_seconds_bucket{tenant=~"$tenant"}[$__rate_interval])))"""),
            Panel.of("Events published", SHORT, "A second").book("outbox-old").line("{{tenant}}", """
                            sum by (tenant) (rate(muster_relay_events_total{tenant=~"$tenant"}[$__rate_interval]))"""),
            Panel.of("Who publishes", SHORT, "One process for each lender")
                    .book("outbox-old")
                    .line("{{tenant}} {{instance}}", """
                            muster_relay_leading{tenant=~"$tenant"} > 0"""),
            Panel.of("Relays fenced or broken", SHORT, "Within 15 minutes")
                    .book("relay-fenced-twice")
                    .bad(1, 2)
                    .line("fenced {{tenant}}", """
                            sum by (tenant) (increase(muster_relay_fenced_total{tenant=~"$tenant"}[15m]))""")
                    .line("broken {{tenant}}", """
                            sum by (tenant) (increase(muster_relay_terms_broken_total{tenant=~"$tenant"}[15m]))"""),
            Panel.of("Uploads held", SHORT, "At work here, and waiting for room in the outbox")
                    .book("outbox-old")
                    .bad(1, 4)
                    .line("{{instance}}", "sum by (instance) (muster_uploads_held)"),
            Panel.of("Messages behind the events", SHORT, "Events not heard yet, and parked")
                    .book("messages-late")
                    .line("not heard", "sum(muster_feed_lag_events)")
                    .line("parked", "sum(muster_feed_parked_lag_events)"),
            Panel.of("Age of what is being decided", S, "The oldest event")
                    .book("messages-late")
                    .bad(60, 300)
                    .line("heard", "max(muster_feed_lag_seconds)")
                    .line("parked", "max(muster_feed_parked_lag_seconds)"),
            Panel.of("Hints", SHORT, "Sent and lost, a second")
                    .book("kafka-clients")
                    .line("sent {{instance}}", """
                            sum by (instance) (rate(kafka_producer_record_send_total[$__rate_interval]))""")
                    .line("lost {{instance}}", """
                            sum by (instance) (rate(kafka_producer_record_error_total[$__rate_interval]))"""),
            Panel.of("Kafka's answer", "ms", "Mean of the last seconds, of the producer of hints")
                    .book("kafka-clients")
                    .bad(500, 1_500)
                    .line("{{instance}}", "max by (instance) (kafka_producer_request_latency_avg)"),
            Panel.of("Since the last poll", S, "Of the consumer of hints")
                    .book("kafka-clients")
                    .bad(60, 120)
                    .line("{{instance}}", "max by (instance) (kafka_consumer_last_poll_seconds_ago)"),
            Panel.of("Partitions", SHORT, "Of the work topic, by process")
                    .book("kafka-clients")
                    .line("{{instance}}", "sum by (instance) (kafka_consumer_coordinator_assigned_partitions)"));

    private static final List<Panel> RUNTIME = List.of(
            Panel.of("Processes", SHORT, "That answer Prometheus")
                    .book("process")
                    .line("{{instance}}", "up{job=\"muster\"}"),
            Panel.of("Up since", S, "Age of each process")
                    .book("process")
                    .line("{{instance}}", "time() - process_start_time_seconds{job=\"muster\"}"),
            Panel.of("Processor", "percentunit", "Of the machine, by this process and by all")
                    .line("{{instance}}", "process_cpu_usage{job=\"muster\"}")
                    .line("machine {{instance}}", "system_cpu_usage{job=\"muster\"}"),
            Panel.of("Heap", "bytes", "In use, and what it may grow to; JVM and native")
                    .book("process")
                    .line("used {{instance}}", """
                            sum by (instance) (jvm_memory_used_bytes{job="muster", area="heap"})""")
                    .line("limit {{instance}}", """
                            sum by (instance) (jvm_memory_max_bytes{job="muster", area="heap"} > 0)"""),
            Panel.of("Garbage collection", "percentunit", "Part of the time spent in pauses; the JVM only")
                    .book("process")
                    .bad(0.05, 0.2)
                    .line("{{instance}}", """
                            sum by (instance) (rate(jvm_gc_pause_seconds_sum{job="muster"}[$__rate_interval]))"""),
            Panel.of("Threads", SHORT, "Live ones").line("{{instance}}", "jvm_threads_live_threads{job=\"muster\"}"),
            Panel.of("Files and connections", "percentunit", "Open ones, of those that may be")
                    .book("process")
                    .bad(0.6, 0.8)
                    .line("{{instance}}", """
                            process_files_open_files{job="muster"} / process_files_max_files{job="muster"}"""),
            Panel.of("Spool", "percentunit", "What is free of its disk")
                    .book("spool-full")
                    .line("{{instance}}", "muster_spool_free_bytes / muster_spool_size_bytes"),
            Panel.of("Requests under way", SHORT, "By process")
                    .line("{{instance}}", "sum by (instance) (http_server_active_requests{job=\"muster\"})"),
            Panel.of("Pages of the console", S, "95th percentile of the server's time, the ten slowest")
                    .bad(0.25, 1)
                    .line("{{page}}", """
                            topk(10, histogram_quantile(0.95, sum by (le, page) \
                            (rate(muster_console_page_seconds_bucket[$__rate_interval]))))"""),
            Panel.of(
                            "Exports and refused papers",
                            SHORT,
                            "Workbooks of payments and receipts not shown, within an hour")
                    .book("receipt-differs")
                    .line("workbooks", "sum(increase(muster_payment_exports_total[1h]))")
                    .line("papers", "sum(increase(muster_receipts_differing_total[1h]))"),
            Panel.of("Waiting on worker threads", SHORT, "Work that waits for a thread, by pool")
                    .book("process")
                    .bad(10, 100)
                    .line("{{instance}} {{pool_name}}", """
                            sum by (instance, pool_name) (worker_pool_queue_size{job="muster"})"""));
}
