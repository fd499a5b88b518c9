package io.muster.pdf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A picture that a PDF can hold as it is: a PNG's own scan lines, or a JPEG. Immutable.
 *
 * @param dictionary what the file says of it
 */
public record Picture(int width, int height, String dictionary, byte[] data) {
    /** On a side. */
    public static final int PIXELS_MAX = 1_000;

    public static final int BYTES_MAX = 64 * 1024;

    /** A palette's, whose indices are bytes. */
    private static final int COLOURS_MAX = 256;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String SAVE_PNG = "; save it as an 8-bit PNG without transparency and interlacing";
    private static final String SAVE_JPEG = "; save it as a baseline JPEG in grey or RGB";

    /** @throws IllegalArgumentException when it cannot be held; the message says how to save it */
    public static Picture of(byte[] file) {
        if (file.length > BYTES_MAX) {
            throw new IllegalArgumentException("has more than " + BYTES_MAX + " bytes; save it smaller");
        }
        Picture picture;
        try {
            picture = isPng(file) ? png(file) : jpeg(file);
        } catch (BufferUnderflowException | IndexOutOfBoundsException cutShort) {
            throw new IllegalArgumentException("is cut short", cutShort);
        }
        if (picture.width < 1 || picture.height < 1 || picture.width > PIXELS_MAX || picture.height > PIXELS_MAX) {
            throw new IllegalArgumentException("must have 1 to " + PIXELS_MAX + " pixels on each side");
        }
        return picture;
    }

    private static boolean isPng(byte[] file) {
        return file.length > PNG.length && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }

    private static Picture png(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file).position(PNG.length);
        Ink data = new Ink(file.length);
        byte[] header = new byte[0];
        byte[] palette = new byte[0];
        for (String type = ""; !type.equals("IEND"); ) {
            int length = chunks.getInt();
            byte[] tag = new byte[4];
            chunks.get(tag);
            type = new String(tag, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > chunks.remaining()) {
                throw new IllegalArgumentException("is cut short");
            }
            byte[] content = new byte[length];
            chunks.get(content).getInt();
            switch (type) {
                case "IHDR" -> header = content;
                case "PLTE" -> palette = content;
                case "IDAT" -> data.put(content);
                case "tRNS" -> throw new IllegalArgumentException("is transparent" + SAVE_PNG);
                default -> {
                    // times, texts and colour profiles, which paper does without
                }
            }
        }
        return png(ByteBuffer.wrap(header), palette, data.toBytes());
    }

    private static Picture png(ByteBuffer header, byte[] palette, byte[] data) {
        int width = header.getInt(0);
        int height = header.getInt(4);
        int kind = header.get(9);
        if (header.get(8) != 8 || header.get(12) != 0) {
            throw new IllegalArgumentException("has not 8 bits a channel or is interlaced" + SAVE_PNG);
        }
        String space = switch (kind) {
            case 0 -> "/DeviceGray";
            case 2 -> "/DeviceRGB";
            case 3 -> indexed(palette);
            default -> throw new IllegalArgumentException("is transparent" + SAVE_PNG);
        };
        int channels = kind == 2 ? 3 : 1;
        if (width < 1 || height < 1 || width > PIXELS_MAX || height > PIXELS_MAX) {
            throw new IllegalArgumentException("must have 1 to " + PIXELS_MAX + " pixels on each side");
        }
        checkLines(data, height * (1 + width * channels));
        return new Picture(
                width,
                height,
                "/ColorSpace" + space + "/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
                        + channels + "/BitsPerComponent 8/Columns " + width + ">>",
                data);
    }

    private static String indexed(byte[] palette) {
        if (palette.length == 0 || palette.length % 3 != 0 || palette.length > 3 * COLOURS_MAX) {
            throw new IllegalArgumentException("has a palette of no or too many colours" + SAVE_PNG);
        }
        return "[/Indexed/DeviceRGB " + (palette.length / 3 - 1) + "<" + hex(palette) + ">]";
    }

    /** A damaged picture would only be seen on paper. */
    private static void checkLines(byte[] data, int expected) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] lines = new byte[expected + 1];
            int count = 0;
            int more = 1;
            while (more > 0 && count < lines.length) {
                more = inflater.inflate(lines, count, lines.length - count);
                count += more;
            }
            if (count != expected) {
                throw new IllegalArgumentException("has not the lines that its size says");
            }
        } catch (DataFormatException damaged) {
            throw new IllegalArgumentException("is damaged", damaged);
        } finally {
            inflater.end();
        }
    }

    private static Picture jpeg(byte[] file) {
        ByteBuffer segments = ByteBuffer.wrap(file);
        if (file.length < 4 || segments.getShort() != (short) 0xFFD8) {
            throw new IllegalArgumentException("is neither a PNG nor a JPEG");
        }
        while (true) {
            int marker = segments.getShort() & 0xFFFF;
            int next = segments.position() + (segments.getShort() & 0xFFFF);
            if (marker == 0xFFC0) {
                return baseline(segments, file);
            }
            boolean otherFrame = marker > 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8;
            if (otherFrame || marker < 0xFF00 || marker == 0xFFDA) {
                throw new IllegalArgumentException("is not a baseline JPEG" + SAVE_JPEG);
            }
            segments.position(Math.min(next, segments.limit()));
        }
    }

    private static Picture baseline(ByteBuffer frame, byte[] file) {
        int bits = frame.get();
        int height = frame.getShort() & 0xFFFF;
        int width = frame.getShort() & 0xFFFF;
        int channels = frame.get();
        boolean ended = file[file.length - 2] == (byte) 0xFF && file[file.length - 1] == (byte) 0xD9;
        if (bits != 8 || channels != 1 && channels != 3 || !ended) {
            throw new IllegalArgumentException("is cut short or has other channels" + SAVE_JPEG);
        }
        return new Picture(
                width,
                height,
                "/ColorSpace/Device" + (channels == 1 ? "Gray" : "RGB") + "/BitsPerComponent 8/Filter/DCTDecode",
                file.clone());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
