package io.muster.receipt;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as lenders send them, in base64. */
final class Logos {
    private Logos() {}

    /** A wave in a circle, 8 bits, no transparency. */
    static String png() {
        return encoded(BufferedImage.TYPE_INT_RGB, "png");
    }

    static String transparentPng() {
        return encoded(BufferedImage.TYPE_INT_ARGB, "png");
    }

    static String jpeg() {
        return encoded(BufferedImage.TYPE_INT_RGB, "jpg");
    }

    private static String encoded(int type, String format) {
        BufferedImage image = new BufferedImage(160, 160, type);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 160, 160);
        pen.setColor(new Color(0x0B5D5B));
        pen.fillOval(4, 4, 152, 152);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(10));
        pen.drawArc(24, 52, 56, 40, 0, 180);
        pen.drawArc(80, 52, 56, 40, 180, 180);
        pen.drawArc(24, 84, 56, 40, 0, 180);
        pen.drawArc(80, 84, 56, 40, 180, 180);
        pen.dispose();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, file)) {
                throw new IllegalStateException("no writer of " + format);
            }
            return Base64.getEncoder().encodeToString(file.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
