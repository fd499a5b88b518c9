package io.muster.web;

import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.muster.upload.UploadsReceived;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Announces to nobody, where no pipeline is there to hear. */
@ApplicationScoped
@DefaultBean
class Unheard implements UploadsReceived {
    @Override
    public Uni<Void> announce(TenantId tenant, UploadId upload) {
        return Uni.createFrom().voidItem();
    }
}
