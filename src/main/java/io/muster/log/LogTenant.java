package io.muster.log;

/** Names the lender that a line of the log is about; the line has it as a field of its own, whatever its words. */
public interface LogTenant {
    /** The lender's short name, by which it goes everywhere. */
    String value();
}
