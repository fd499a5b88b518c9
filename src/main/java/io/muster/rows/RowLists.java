package io.muster.rows;

import io.smallrye.mutiny.groups.GeneratorEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers what is made of a source's rows into lists, one each time it is asked. One thread at a time. */
final class RowLists<T> {
    private final RowSource source;
    private final int rowsMax;
    private final Function<RawRow, @Nullable T> take;
    private boolean ended;
    private @Nullable UnreadableWorkbook broken;

    RowLists(RowSource source, int rowsMax, Function<RawRow, @Nullable T> take) {
        this.source = source;
        this.rowsMax = rowsMax;
        this.take = take;
    }

    /** Gives the next list, or ends the stream; what breaks off behind gathered rows comes in the step after them. */
    void emitNext(GeneratorEmitter<? super List<T>> emitter) {
        List<T> gathered = gather();
        if (!gathered.isEmpty()) {
            emitter.emit(gathered);
        } else if (broken != null) {
            emitter.fail(broken);
        } else {
            emitter.complete();
        }
    }

    private List<T> gather() {
        List<T> gathered = new ArrayList<>();
        while (gathered.size() < rowsMax && !ended) {
            RawRow row = next();
            T taken = row == null ? null : take.apply(row);
            if (taken != null) {
                gathered.add(taken);
            }
        }
        return gathered;
    }

    private @Nullable RawRow next() {
        try {
            RawRow row = source.next();
            ended = row == null;
            return row;
        } catch (UnreadableWorkbook e) {
            ended = true;
            broken = e;
            return null;
        }
    }
}
