package io.muster.notification.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which domains a lender's mails may go out and be answered: none, unless the platform says so. The platform's mail
 * server would sign whatever address a lender writes into a policy, another lender's, too.
 *
 * @param domains in small letters; each is meant alone, without those below it
 */
public record MailDomains(Set<String> domains) {
    public MailDomains {
        domains = Set.copyOf(domains);
    }

    /** Of a setting: domains with commas between them. */
    static MailDomains of(String setting) {
        return new MailDomains(Arrays.stream(setting.split(","))
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What is wrong with a mail address, in words that follow its name; empty when nothing is. */
    String complaint(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.contains(domain)
                ? ""
                : "is at " + domain + ", which muster.notify.mail-domains does not name for this lender";
    }
}
