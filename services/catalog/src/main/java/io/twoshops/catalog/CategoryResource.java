package io.twoshops.catalog;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/api/categories")
@FaultPoint("catalog")
class CategoryResource {
    private final Catalog catalog;

    CategoryResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    public Categories list() {
        return new Categories(catalog.categories());
    }

    record Categories(List<Category> items) {}
}
