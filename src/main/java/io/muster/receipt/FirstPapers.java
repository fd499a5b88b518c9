package io.muster.receipt;

import io.muster.Role;
import io.muster.Roles;
import io.muster.tenant.Language;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads the fonts as soon as a process that draws has started, so that nobody's first receipt waits for them. */
@ApplicationScoped
class FirstPapers {
    private final Roles roles;
    private final DrawingTable table;

    FirstPapers(Roles roles, DrawingTable table) {
        this.roles = roles;
        this.table = table;
    }

    void start(@Observes StartupEvent started) {
        if (roles.plays(Role.RECEIPTS)) {
            table.drawSoon(FirstPapers::make);
        }
    }

    private static void make() {
        ReceiptTemplate template = ReceiptTemplate.shipped("Muster");
        for (Language language : Language.values()) {
            var _ = ReceiptPaper.of(template, language);
        }
    }
}
