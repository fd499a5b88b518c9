package io.muster.torture.oracle;

/** Millions of sums by their keys, with what is to be remembered of each; open addressing over primitives. One thread. */
final class PaidSums {
    private static final int ABSENT = -1;
    private static final int LENGTH_MIN = 1024;

    /** 0 is an empty place; no key is 0, since its variant mark is set. */
    private long[] keys = new long[LENGTH_MIN];

    private long[] prints = new long[LENGTH_MIN];
    private int[] numbers = new int[LENGTH_MIN];
    private boolean[] told = new boolean[LENGTH_MIN];
    private int size;
    private int toldSize;

    /** Takes a key in; false, and nothing changes, when it is there. */
    boolean add(long key, long print, int number) {
        if (size * 10L > keys.length * 7L) {
            grow();
        }
        int at = place(key);
        if (keys[at] != 0) {
            return false;
        }
        put(at, key, print, number, false);
        size++;
        return true;
    }

    /** Where a key is; below 0 when it is nowhere. */
    int find(long key) {
        int at = place(key);
        return keys[at] == 0 ? ABSENT : at;
    }

    long print(int at) {
        return prints[at];
    }

    int number(int at) {
        return numbers[at];
    }

    boolean isTold(int at) {
        return told[at];
    }

    /** An event told of it; false when one did already. */
    boolean tell(int at) {
        if (told[at]) {
            return false;
        }
        told[at] = true;
        toldSize++;
        return true;
    }

    int size() {
        return size;
    }

    int toldSize() {
        return toldSize;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) (key >>> 7) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void put(int at, long key, long print, int number, boolean isTold) {
        keys[at] = key;
        prints[at] = print;
        numbers[at] = number;
        told[at] = isTold;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldPrints = prints;
        int[] oldNumbers = numbers;
        boolean[] oldTold = told;
        int length = keys.length * 2;
        keys = new long[length];
        prints = new long[length];
        numbers = new int[length];
        told = new boolean[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(place(oldKeys[i]), oldKeys[i], oldPrints[i], oldNumbers[i], oldTold[i]);
            }
        }
    }
}
