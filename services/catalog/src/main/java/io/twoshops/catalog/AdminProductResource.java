package io.twoshops.catalog;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/admin/products")
@RolesAllowed("admin")
@FaultPoint("catalog")
class AdminProductResource {
    private final ProductAdministration administration;

    AdminProductResource(ProductAdministration administration) {
        this.administration = administration;
    }

    @POST
    public Response create(@NotNull @Valid NewProduct body) {
        CatalogEntry entry = administration.create(body);
        return Response.created(URI.create("/api/products/" + entry.sku()))
                .entity(entry)
                .build();
    }

    @PUT
    @Path("/{sku}")
    public CatalogEntry change(@RestPath String sku, @NotNull @Valid ProductChange body) {
        return administration.change(sku, body);
    }
}
