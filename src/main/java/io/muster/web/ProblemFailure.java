package io.muster.web;

import java.io.Serial;

/** Ends a request with a problem document. */
public final class ProblemFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** @param problem what the client is told */
    public ProblemFailure(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }
}
