package io.muster.local;

/** What {@code up} prints when all is ready: where things are and what to try first. */
record Welcome(UpOptions options, UpState state, Samples samples, String tokenEndpoint) {

    String text() {
        var lender = Lender.ALL.getFirst();
        return """

                Console         %1$s/console
                API             %1$s/api/v1
                OpenAPI         %1$s/q/openapi
                Health, metrics %13$s
                Messages        http://localhost:%10$d shows what would have been sent to phones and inboxes
                Keycloak        http://localhost:%2$d (console: keycloak-admin)
                PostgreSQL      127.0.0.1:%3$d    Kafka 127.0.0.1:%4$d

                People          admin (platform-admin); for each of the lenders kaveri and sutlej:
                                kaveri-maker, kaveri-checker, kaveri-agent, kaveri-auditor;
                                kaveri-maker2, and kaveri-both who is maker and checker
                Password        %5$s (everybody's)

                Samples         %6$s
                                beside each workbook: what must become of it
                Logs            %7$s/*.log

                A token, as kaveri-maker:

                  %8$s

                Upload a sample:

                  curl -i -H "Authorization: Bearer $(%8$s)" -F file=@%9$s '%1$s/api/v1/uploads?kind=collections'

                Larger ones, such as %11$s, are held until %12$s approves them:
                above 10,00,000 rupees these lenders want a second person.
                """.formatted(
                        "http://localhost:" + options.port(),
                        options.listen().keycloak(),
                        options.listen().postgres(),
                        options.listen().kafka(),
                        Realms.SAMPLE_PASSWORD,
                        state.samples(),
                        state.folder(),
                        token(lender.person("maker")),
                        samples.collections(lender),
                        options.sinkPort(),
                        samples.askedCollections(lender).getFileName(),
                        lender.person("checker"),
                        options.split().isPresent()
                                ? "of each process, see below"
                                : "http://localhost:%1$d/q/health, http://localhost:%1$d/q/metrics"
                                        .formatted(options.managementPort()));
    }

    /** Which process listens where, and how to see that any of them may die. */
    static String of(Fleet fleet) {
        var text = new StringBuilder("""
                Muster runs as these processes, behind haproxy at %s:

                  process       pid        API      health and metrics
                """.formatted(fleet.address()));
        for (var member : fleet.members()) {
            var serves = member.role().equals("api") || member.role().equals("receipts");
            text.append("  %-12s  %-9d  %-7s  %s%n"
                    .formatted(
                            member.name(),
                            member.pid(),
                            serves ? Integer.toString(member.seat().port()) : "-",
                            member.application().management()));
        }
        return text.append("""

                Any of them may die: kill -9 PID, or kill PID for a stop in order. The others go on, and it is started
                again. What the proxy does: %s
                """.formatted(fleet.proxyMetrics())).toString();
    }

    /** A command that prints nothing but the token, with what every machine has. */
    private String token(String person) {
        return "curl -s -d grant_type=password -d client_id=%s -d username=%s -d password=%s %s | %s"
                .formatted(
                        Tokens.CLI,
                        person,
                        Realms.SAMPLE_PASSWORD,
                        tokenEndpoint,
                        "sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'");
    }
}
