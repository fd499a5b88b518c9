package io.muster.upload;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Tells the workers that an upload waits. It only saves time: what is not announced is found by the sweeper. */
public interface UploadsReceived {
    /** Fails when nobody could be told. */
    Uni<Void> announce(TenantId tenant, Waiting upload);
}
