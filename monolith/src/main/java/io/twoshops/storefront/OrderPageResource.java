package io.twoshops.storefront;

import io.quarkus.security.Authenticated;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.security.Caller;
import io.twoshops.chassis.web.Page;
import io.twoshops.chassis.web.PageRequest;
import io.twoshops.orders.OrderView;
import io.twoshops.orders.Orders;
import io.twoshops.shipping.Shipping;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The customer's own orders, with their shipments. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@FaultPoint("storefront")
class OrderPageResource {
    private final Orders orders;
    private final Shipping shipping;
    private final Caller caller;

    OrderPageResource(Orders orders, Shipping shipping, Caller caller) {
        this.orders = orders;
        this.shipping = shipping;
        this.caller = caller;
    }

    @GET
    public OrderPage page(@BeanParam @Valid PageRequest page) {
        Page<OrderView> own = orders.page(caller.accountId(), page.page(), page.size());
        List<UUID> ids = own.items().stream().map(OrderView::id).toList();
        Shipments shipments = Shipments.ask(() -> shipping.find(ids));
        return OrderPage.of(own.map(shipments::addTo), shipments.degraded());
    }

    @GET
    @Path("/{id}")
    public OrderView get(@RestPath UUID id) {
        OrderView order = orders.find(caller.accountId(), id)
                .orElseThrow(() -> ProblemException.notFound("you have no order " + id));
        return Shipments.ask(() -> shipping.find(List.of(id))).addTo(order);
    }
}
