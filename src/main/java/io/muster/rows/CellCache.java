package io.muster.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Short contents that come again, such as a mode or a branch: their cell is made once. Of fixed size; a newer content
 * takes the place of an older one. One thread at a time.
 */
final class CellCache {
    /** Longer contents rarely come again; of these the bytes are the key, so that nothing else needs comparing. */
    static final int LENGTH_MAX = 15;

    private static final int SLOTS = 1 << 10;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final long[] lows = new long[SLOTS];
    private final long[] highs = new long[SLOTS];
    private final @Nullable RawCell[] cells = new @Nullable RawCell[SLOTS];
    private long low;
    private long high;
    private int slot;

    /**
     * The cell that was put for the same bytes and kind, null if there is none; then {@link #put} may bring it.
     *
     * @param length at most {@link #LENGTH_MAX}, none of the bytes being NUL
     * @param kind 1 to 15: what cell the bytes make
     */
    @Nullable
    RawCell find(byte[] bytes, int from, int length, int kind) {
        low = (long) LONG.get(bytes, from) & mask(length);
        high = length <= Long.BYTES ? 0 : (long) LONG.get(bytes, from + Long.BYTES) & mask(length - Long.BYTES);
        high |= (long) kind << Long.SIZE - Byte.SIZE;
        long hash = (low ^ high * FACTOR) * FACTOR;
        slot = (int) (hash >>> Long.SIZE - 10);
        return lows[slot] == low && highs[slot] == high ? cells[slot] : null;
    }

    /** Keeps the cell of what was looked for last. */
    RawCell put(RawCell cell) {
        lows[slot] = low;
        highs[slot] = high;
        cells[slot] = cell;
        return cell;
    }

    private static long mask(int length) {
        return length >= Long.BYTES ? -1L : (1L << length * Byte.SIZE) - 1;
    }
}
