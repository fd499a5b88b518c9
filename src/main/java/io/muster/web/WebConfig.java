package io.muster.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of the HTTP interface; that of a workbook is {@code muster.upload.size-max}. */
@ConfigMapping(prefix = "muster.web")
interface WebConfig {
    /** The largest JSON body. */
    @WithDefault("64K")
    MemorySize jsonSizeMax();

    /** The largest body of edits of cells: what {@code muster.corrections.cells-max} cells take. */
    @WithDefault("1M")
    MemorySize editsSizeMax();

    /** The largest definition of a policy; the control database takes 262,144 characters. */
    @WithDefault("250K")
    MemorySize policySizeMax();

    /** How many may follow uploads at once in this process; each costs a query a second. */
    @WithDefault("100")
    @Min(1)
    int followersMax();

    /** How often a follower hears how far its upload is. */
    @WithDefault("1s")
    Duration followEvery();

    /** For how long one may follow an upload; whoever wants to know more asks anew. */
    @WithDefault("1h")
    Duration followMax();

    /** How many workbooks are written and sent at once by this process, half of them for one lender; at least 1. */
    @WithDefault("4")
    @Min(1)
    int workbooksMax();

    /** How long a workbook may take to be written and fetched before that is broken off. */
    @WithDefault("30m")
    Duration workbookTimeMax();

    /** How long whoever fetches a pack of receipts or a workbook may take nothing of it before that is broken off. */
    @WithDefault("60s")
    Duration packReaderWaitMax();

    /** How long a request waits for the books or for the work topic before it gives up. */
    @WithDefault("20s")
    Duration waitMax();
}
