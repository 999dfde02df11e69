package io.twoshops.storefront;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.web.ETags;
import io.twoshops.chassis.web.Page;
import io.twoshops.chassis.web.PageRequest;
import io.twoshops.storefront.clients.CatalogClient;
import io.twoshops.storefront.clients.CatalogEntry;
import io.twoshops.storefront.clients.InventoryClient;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Products as customers see them: from the catalogue, with the stock from inventory. */
@Path("/api/products")
@Produces(MediaType.APPLICATION_JSON)
@FaultPoint("storefront")
class ProductResource {
    private final CatalogClient catalog;
    private final InventoryClient inventory;
    private final ETags etags;

    ProductResource(CatalogClient catalog, InventoryClient inventory, ETags etags) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.etags = etags;
    }

    @GET
    public Response list(
            @RestQuery @Nullable String category,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("name") String sort,
            @BeanParam @Valid PageRequest page,
            @Context HttpHeaders headers) {
        Page<CatalogEntry> products = catalog.search(category, q, sort, page.page(), page.size());
        List<String> skus = products.items().stream().map(CatalogEntry::sku).toList();
        StockLevels levels = StockLevels.ask(() -> inventory.available(skus));
        return etags.respond(
                headers,
                ProductPage.of(products.map(product -> ProductSummary.of(product, levels)), levels.degraded()));
    }

    @GET
    @Path("/{sku}")
    public Response get(@RestPath String sku, @Context HttpHeaders headers) {
        CatalogEntry product =
                catalog.find(sku).orElseThrow(() -> ProblemException.notFound("there is no product " + sku));
        StockLevels levels = StockLevels.ask(() -> inventory.available(List.of(sku)));
        return etags.respond(headers, Product.of(product, levels));
    }
}
