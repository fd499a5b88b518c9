package io.muster.receipt;

import java.io.Serial;

/**
 * A receipt was shown with a version of its lender's template that cannot be read now; with any other it would be another
 * paper.
 */
public final class TemplateUnread extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    TemplateUnread() {
        super("the template of a receipt cannot be read", null, false, false);
    }
}
