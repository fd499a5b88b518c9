package io.muster.notification.sending;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What arrived for somebody, asked of the mail server as a mail program would. */
final class Inbox {
    private Inbox() {}

    static List<MimeMessage> of(String address) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", Integer.getInteger(Providers.IMAP_PORT), address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<MimeMessage> mails = new ArrayList<>();
                for (Message mail : inbox.getMessages()) {
                    mails.add(new MimeMessage((MimeMessage) mail));
                }
                return mails;
            }
        }
    }
}
