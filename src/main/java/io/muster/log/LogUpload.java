package io.muster.log;

/** Names the upload that a line of the log is about, by its {@link #toString}; the line has it as a field of its own. */
public interface LogUpload {}
