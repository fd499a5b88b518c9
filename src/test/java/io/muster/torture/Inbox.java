package io.muster.torture;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.function.Consumer;

/** Everybody's inbox: shows each mail once and keeps none. */
record Inbox(Consumer<MimeMessage> shown) implements GreenMailUser {
    private static final String EVERYBODY = "everybody";

    @Override
    public void deliver(MovingMessage mail) {
        deliver(mail.getMessage());
    }

    @Override
    public void deliver(MimeMessage mail) {
        shown.accept(mail);
    }

    @Override
    public String getEmail() {
        return EVERYBODY;
    }

    @Override
    public String getLogin() {
        return EVERYBODY;
    }

    @Override
    public String getPassword() {
        return EVERYBODY;
    }

    @Override
    public String getQualifiedMailboxName() {
        return EVERYBODY;
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void authenticate(String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void create() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
        throw new UnsupportedOperationException();
    }
}
