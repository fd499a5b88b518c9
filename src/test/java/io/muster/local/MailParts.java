package io.muster.local;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a person sees of a mail. */
public record MailParts(MimeMessage mail) {

    String recipients() throws MessagingException {
        return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** Name and address, decoded. */
    public String sender() throws MessagingException {
        return Arrays.stream(mail.getFrom())
                .map(from -> from instanceof InternetAddress address ? address.toUnicodeString() : from.toString())
                .collect(Collectors.joining(", "));
    }

    /** The text of its first part that is one. */
    public String text() throws MessagingException, IOException {
        return parts().stream().findFirst().orElse("").strip();
    }

    private List<String> parts() throws MessagingException, IOException {
        var texts = new ArrayList<String>();
        collect(mail.getContent(), texts, new ArrayList<>());
        return texts;
    }

    /** The names of its files and their sizes. */
    public String attachments() throws MessagingException, IOException {
        var files = new ArrayList<String>();
        collect(mail.getContent(), new ArrayList<>(), files);
        return files.isEmpty() ? "no attachment" : String.join(", ", files);
    }

    private static void collect(Object content, List<String> texts, List<String> files)
            throws MessagingException, IOException {
        if (content instanceof String text) {
            texts.add(text);
        } else if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.getFileName() != null) {
                    files.add(part.getFileName() + " (" + part.getInputStream().readAllBytes().length + " bytes)");
                } else {
                    collect(part.getContent(), texts, files);
                }
            }
        }
    }
}
