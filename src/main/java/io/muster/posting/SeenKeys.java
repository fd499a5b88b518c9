package io.muster.posting;

import io.muster.validation.CollectionLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one sheet came to in its trial, by the keys of their money: what the books would say of them if those rows
 * were posted.
 *
 * <p>A sheet may have a million rows, so of each key 64 bits lie in a table of plain arrays: 16 bytes a place, at most three
 * quarters of the places taken, and the money that would be held besides. By which 64 bits keys go is drawn for each sheet, so
 * nobody can make two keys that are taken for one: with two million keys that happens by chance once in ten million sheets, and
 * only to what a trial says, for the posting goes by whole keys. Rows whose key no other row can have are not noted. Any thread;
 * the rows of one key have to come in their order.
 */
public final class SeenKeys {
    private static final int ROWS_EXPECTED_MIN = 1 << 10;
    private static final int ROWS_EXPECTED_MAX = 1 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HELD_BYTES_MIN = 1 << 10;
    /** The row's lowest bit says whether it would post; the rest is its number, and 0 is an empty place. */
    private static final int POSTED = 1;

    private final long ofHigh = RANDOM.nextLong() | 1;
    private final long ofLow = RANDOM.nextLong() | 1;

    private long[] prints;
    private int[] rows;
    /** Of a row that would post a fingerprint of its content, of any other where it lies in what is held. */
    private int[] contents;

    private int taken;
    private ByteBuffer held = ByteBuffer.allocate(HELD_BYTES_MIN);

    /** For few rows. */
    public SeenKeys() {
        this(0);
    }

    /** @param rowsExpected so many keys have room from the start; the table grows when there are more */
    public SeenKeys(int rowsExpected) {
        int places = Math.clamp(rowsExpected, ROWS_EXPECTED_MIN, ROWS_EXPECTED_MAX) / 3 * 4 + 4;
        prints = new long[places];
        rows = new int[places];
        contents = new int[places];
    }

    /** What an earlier row came to. */
    sealed interface Came {
        /** As Excel numbers it. */
        int row();

        /** It would make a payment, of which only a fingerprint is kept. */
        record Posted(int row, int content) implements Came {
            /** Whether a line is the same payment, as far as the fingerprint tells: it posts in neither case. */
            boolean isOf(CollectionLine line) {
                return content == contentOf(line);
            }
        }

        /** Its money would be held in suspense. */
        record Held(int row, String loanText, long amountPaise) implements Came {
            SuspenseEntry entry(UUID key) {
                return new SuspenseEntry(key, loanText, amountPaise, false);
            }
        }
    }

    /** What came of the last row before this one that has this key; null when none made anything of it. */
    synchronized @Nullable Came find(UUID key, int beforeRow) {
        int place = place(printOf(key));
        int row = rows[place] >>> 1;
        if (rows[place] == 0 || row >= beforeRow) {
            return null;
        }
        return (rows[place] & POSTED) == 0 ? held(row, contents[place]) : new Came.Posted(row, contents[place]);
    }

    /** Notes what a row came to, under each of its keys. */
    synchronized void note(Decision decision) {
        switch (decision) {
            case Decision.Post post -> notePosted(post);
            case Decision.Suspend suspend -> noteHeld(suspend.claim());
            case Decision.Stands _, Decision.StandsInBatch _, Decision.ReusesSuspense _, Decision.Refuse _ -> {}
        }
    }

    private void notePosted(Decision.Post post) {
        Claim claim = post.claim();
        CollectionLine line = claim.line();
        int row = claim.row().rowNumber() << 1 | POSTED;
        keys(claim).forEach(key -> put(key, row, contentOf(line)));
        if (post.suspenseKey() != null) {
            put(post.suspenseKey(), row, contentOf(line));
        }
    }

    private void noteHeld(Claim claim) {
        List<UUID> keys = keys(claim);
        if (!keys.isEmpty()) {
            int at = keep(claim.line());
            keys.forEach(key -> put(key, claim.row().rowNumber() << 1, at));
        }
    }

    /** Without a reference and a Muster key a row's key is made of its place in the file. */
    private static List<UUID> keys(Claim claim) {
        return claim.hasReference() || claim.line().originalKey() != null ? claim.keys() : List.of();
    }

    private void put(UUID key, int row, int content) {
        long print = printOf(key);
        int place = place(print);
        if (rows[place] == 0) {
            taken++;
            prints[place] = print;
        }
        rows[place] = row;
        contents[place] = content;
        if (taken > rows.length / 4 * 3) {
            grow();
        }
    }

    /** Two keys have the same with a chance of one in 2^64 or little more, whoever chose them: the factors are drawn. */
    private long printOf(UUID key) {
        return key.getMostSignificantBits() * ofHigh + key.getLeastSignificantBits() * ofLow;
    }

    /** Where the key stands, or the empty place where it would; by the high bits, which hang on all of the key. */
    private int place(long print) {
        int place = (int) Math.unsignedMultiplyHigh(print, rows.length);
        while (rows[place] != 0 && prints[place] != print) {
            place = place + 1 == rows.length ? 0 : place + 1;
        }
        return place;
    }

    private void grow() {
        long[] oldPrints = prints;
        int[] oldRows = rows;
        int[] oldContents = contents;
        int places = oldRows.length + oldRows.length / 2;
        prints = new long[places];
        rows = new int[places];
        contents = new int[places];
        for (int old = 0; old < oldRows.length; old++) {
            if (oldRows[old] != 0) {
                int place = place(oldPrints[old]);
                prints[place] = oldPrints[old];
                rows[place] = oldRows[old];
                contents[place] = oldContents[old];
            }
        }
    }

    /** Amount, length and letters of the loan, one row behind the other; gives where it begins. */
    private int keep(CollectionLine line) {
        byte[] loan = line.loan().value().getBytes(StandardCharsets.UTF_8);
        if (held.remaining() < Long.BYTES + Short.BYTES + loan.length) {
            held = ByteBuffer.allocate(2 * held.capacity() + loan.length).put(held.flip());
        }
        int at = held.position();
        held.putLong(line.amountPaise()).putShort((short) loan.length).put(loan);
        return at;
    }

    private Came.Held held(int row, int at) {
        int from = at + Long.BYTES + Short.BYTES;
        byte[] loan = Arrays.copyOfRange(held.array(), from, from + held.getShort(at + Long.BYTES));
        return new Came.Held(row, new String(loan, StandardCharsets.UTF_8), held.getLong(at));
    }

    private static int contentOf(CollectionLine line) {
        int day = Long.hashCode(line.valueDate().toEpochDay());
        int money = 31 * (31 * Long.hashCode(line.amountPaise()) + line.mode().ordinal()) + day;
        return 0x9E37_79B1 * money + line.loan().value().hashCode();
    }
}
