package io.muster.fuzz;

/** A part of Muster that takes what strangers send. */
@FunctionalInterface
public interface FuzzTarget {

    /**
     * Gives these bytes to the part and checks what must hold of any; one thread at a time.
     *
     * @throws Exception or an error, when it does not hold: the part threw what it must not, or gave what it must not
     */
    void check(byte[] input) throws Exception;
}
