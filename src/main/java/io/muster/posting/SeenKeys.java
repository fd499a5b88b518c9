package io.muster.posting;

import io.muster.validation.CollectionLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one sheet came to in its trial, by the keys of their money: what the books would say of them if those rows
 * were posted.
 *
 * <p>A sheet may have a million rows, so the keys lie in a table of plain arrays: 28 bytes a place, at most half of the places
 * taken, and the money that would be held besides. Rows whose key no other row can have are not noted. Any thread; the rows
 * of one key have to come in their order.
 */
public final class SeenKeys {
    private static final int PLACES_MIN = 1 << 10;
    private static final int ROWS_EXPECTED_MAX = 1 << 20;
    private static final int HELD_BYTES_MIN = 1 << 10;
    /** The row's lowest bit says whether it would post; the rest is its number, and 0 is an empty place. */
    private static final int POSTED = 1;

    private long[] high;
    private long[] low;
    private int[] rows;
    private int[] loans;
    private int[] moneys;
    private int taken;
    private ByteBuffer held = ByteBuffer.allocate(HELD_BYTES_MIN);

    /** For few rows. */
    public SeenKeys() {
        this(0);
    }

    /** @param rowsExpected so many keys have room from the start; the table grows when there are more */
    public SeenKeys(int rowsExpected) {
        int half = Integer.highestOneBit(Math.clamp(rowsExpected, PLACES_MIN, ROWS_EXPECTED_MAX));
        int places = 2 * (half < rowsExpected ? 2 * half : half);
        high = new long[places];
        low = new long[places];
        rows = new int[places];
        loans = new int[places];
        moneys = new int[places];
    }

    /** What an earlier row came to. */
    sealed interface Came {
        /** As Excel numbers it. */
        int row();

        /** It would make a payment, of which only a fingerprint is kept. */
        record Posted(int row, int loan, int money) implements Came {
            /** Whether a line is the same payment, as far as the fingerprint tells: it posts in neither case. */
            boolean isOf(CollectionLine line) {
                return loan == loanOf(line) && money == moneyOf(line);
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
        int place = place(key);
        int row = rows[place] >>> 1;
        if (rows[place] == 0 || row >= beforeRow) {
            return null;
        }
        return (rows[place] & POSTED) == 0
                ? held(row, loans[place])
                : new Came.Posted(row, loans[place], moneys[place]);
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
        keys(claim).forEach(key -> put(key, row, loanOf(line), moneyOf(line)));
        if (post.suspenseKey() != null) {
            put(post.suspenseKey(), row, loanOf(line), moneyOf(line));
        }
    }

    private void noteHeld(Claim claim) {
        List<UUID> keys = keys(claim);
        if (!keys.isEmpty()) {
            int at = keep(claim.line());
            keys.forEach(key -> put(key, claim.row().rowNumber() << 1, at, 0));
        }
    }

    /** Without a reference and a Muster key a row's key is made of its place in the file. */
    private static List<UUID> keys(Claim claim) {
        return claim.hasReference() || claim.line().originalKey() != null ? claim.keys() : List.of();
    }

    private void put(UUID key, int row, int loan, int money) {
        int place = place(key);
        if (rows[place] == 0) {
            taken++;
            high[place] = key.getMostSignificantBits();
            low[place] = key.getLeastSignificantBits();
        }
        rows[place] = row;
        loans[place] = loan;
        moneys[place] = money;
        if (2 * taken > rows.length) {
            grow();
        }
    }

    /** Where the key stands, or the empty place where it would. */
    private int place(UUID key) {
        return place(key.getMostSignificantBits(), key.getLeastSignificantBits());
    }

    /** The low half of a key is hashed text in any case, except for its two highest bits. */
    private int place(long keyHigh, long keyLow) {
        int mask = rows.length - 1;
        int place = (int) (keyLow ^ keyLow >>> 32 ^ keyHigh) & mask;
        while (rows[place] != 0 && (high[place] != keyHigh || low[place] != keyLow)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldRows = rows;
        int[] oldLoans = loans;
        int[] oldMoneys = moneys;
        int places = 2 * oldRows.length;
        high = new long[places];
        low = new long[places];
        rows = new int[places];
        loans = new int[places];
        moneys = new int[places];
        for (int old = 0; old < oldRows.length; old++) {
            if (oldRows[old] != 0) {
                int place = place(oldHigh[old], oldLow[old]);
                high[place] = oldHigh[old];
                low[place] = oldLow[old];
                rows[place] = oldRows[old];
                loans[place] = oldLoans[old];
                moneys[place] = oldMoneys[old];
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

    private static int loanOf(CollectionLine line) {
        return line.loan().value().hashCode();
    }

    private static int moneyOf(CollectionLine line) {
        int day = Long.hashCode(line.valueDate().toEpochDay());
        return 31 * (31 * Long.hashCode(line.amountPaise()) + line.mode().ordinal()) + day;
    }
}
