package io.muster.fuzz;

/** Where Jazzer enters: it looks for these two methods by their names. */
public final class JazzerEntry {
    private static FuzzTarget target = input -> {
        throw new IllegalStateException("No target was named");
    };

    private JazzerEntry() {}

    /** @param arguments the target's name */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.of(arguments[0]).open();
    }

    /** Checks one input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.check(input);
    }
}
