package io.twoshops.catalog;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.web.Page;
import io.twoshops.chassis.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The catalogue for the other services. */
@Path("/internal/products")
@FaultPoint("catalog")
class InternalProductResource {
    private final Catalog catalog;

    InternalProductResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    public Entries findAll(@RestQuery @Size(max = 200) List<String> sku) {
        return new Entries(catalog.findAll(sku).values());
    }

    @GET
    @Path("/search")
    public Page<CatalogEntry> search(
            @RestQuery @Nullable String category,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("name") String sort,
            @BeanParam @Valid PageRequest page) {
        return catalog.search(new ProductQuery(category, q, sort, page.page(), page.size()));
    }

    @GET
    @Path("/{sku}")
    public CatalogEntry find(@RestPath String sku) {
        return catalog.find(sku).orElseThrow(() -> ProblemException.notFound("there is no product " + sku));
    }

    record Entries(Collection<CatalogEntry> items) {}
}
