package io.muster.console.collect;

import io.muster.console.collect.CollectForm.Typed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the form of a collection has in its address, so that a page that is loaded again asks the same. */
public class TypedQuery {
    /** A key as {@link #newKey} draws it. */
    static final String KEY = "console-[0-9a-f-]{36}";

    static final int AMOUNT_LENGTH_MAX = 40;
    static final int MODE_LENGTH_MAX = 20;
    static final int REFERENCE_LENGTH_MAX = 80;
    static final int DAY_LENGTH_MAX = 10;

    @QueryParam("key")
    @Pattern(regexp = KEY, message = "is none that Muster drew")
    @Nullable
    String key;

    @QueryParam("amount")
    @Size(max = AMOUNT_LENGTH_MAX, message = "is no amount")
    @Nullable
    String amount;

    @QueryParam("mode")
    @Size(max = MODE_LENGTH_MAX, message = "is no mode")
    @Nullable
    String mode;

    @QueryParam("reference")
    @Size(max = REFERENCE_LENGTH_MAX, message = "is no reference")
    @Nullable
    String reference;

    @QueryParam("day")
    @Size(max = DAY_LENGTH_MAX, message = "is no day")
    @Nullable
    String day;

    /** The key of a payment that is still to be made. */
    static String newKey() {
        return "console-" + UUID.randomUUID();
    }

    /** The form's key; a new one when the form is new. */
    String keyOrNew() {
        return key == null ? newKey() : key;
    }

    /** What was typed; the usual where nothing was. */
    Typed typed(LocalDate today) {
        Typed usual = Typed.on(today);
        return new Typed(
                amount == null ? usual.amount() : amount,
                mode == null ? usual.mode() : mode,
                reference == null ? usual.reference() : reference,
                day == null ? usual.day() : day);
    }
}
