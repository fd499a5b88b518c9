package io.muster.torture;

import io.muster.local.Lender;
import io.muster.local.LocalPostgres;
import io.muster.local.SamplePolicies;
import io.muster.local.SamplePolicies.SamplePolicy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What lenders under torture want their borrowers to be told: of each payment by each way, and nothing else; and that one of them
 * has every sheet tried first, for its rule about a second person, whom no sheet is large enough to need.
 */
record Wishes(LocalPostgres postgres, SamplePolicies samples) {
    /** The lender whose sheets are tried before they are posted. */
    static final String TRIED = "sutlej";

    private static final String APPROVAL = """
            {"collections": {"above": "9999999999.00"}, "loan-book": {"never": true}}
            """;

    private static final String ADD = """
            insert into policy (tenant_id, kind, name, version, effective_from, definition, added_by)
            values (?, ?, ?, 1, '2020-01-01', ?, 'torture')
            """;

    private static final String MESSAGES = """
            {"language": "en", "kinds": {"payment-received": {"on": true, "channels": ["sms", "email"]}}}
            """;

    // Without the receipt as PDF, which would be what most of the time goes into
    private static final String MAIL = """
            {"kind": "payment-received", "channel": "email", "language": "%s", "subject": "Receipt {receipt}",
             "text": "Dear {borrower}, we have received Rs {amount}. Your receipt is {receipt}."}
            """;

    /** Of these the one whose sheets are tried. */
    static io.muster.torture.Lender tried(List<io.muster.torture.Lender> lenders) {
        return lenders.stream()
                .filter(lender -> lender.id().equals(TRIED))
                .findFirst()
                .orElseThrow();
    }

    void write() throws IOException {
        try (Connection control = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/muster_control",
                postgres.superuser(),
                postgres.password())) {
            for (Lender lender : Lender.ALL) {
                for (String language : new String[] {"en", "hi"}) {
                    add(
                            control,
                            lender,
                            new SamplePolicy(
                                    "message-template",
                                    "payment-received-email-" + language,
                                    MAIL.formatted(language)));
                }
                if (lender.id().equals(TRIED)) {
                    add(control, lender, new SamplePolicy("approval", "uploads", APPROVAL));
                }
                for (SamplePolicy policy : samples.unattended(lender)) {
                    add(control, lender, wanted(policy));
                }
            }
        } catch (SQLException e) {
            throw new TortureFailure("the lenders' policies cannot be written", e);
        }
    }

    private static SamplePolicy wanted(SamplePolicy policy) {
        if (policy.kind().equals("messages")) {
            return new SamplePolicy(policy.kind(), policy.name(), MESSAGES);
        }
        // A lease of the theatre is too short for a try of ten seconds, which would never begin
        return new SamplePolicy(
                policy.kind(),
                policy.name(),
                policy.definition().replace("\"timeoutSeconds\": 10", "\"timeoutSeconds\": 5"));
    }

    private static void add(Connection control, Lender lender, SamplePolicy policy) throws SQLException {
        try (PreparedStatement insert = control.prepareStatement(ADD)) {
            insert.setString(1, lender.id());
            insert.setString(2, policy.kind());
            insert.setString(3, policy.name());
            insert.setString(4, policy.definition());
            var _ = insert.executeUpdate();
        }
    }
}
