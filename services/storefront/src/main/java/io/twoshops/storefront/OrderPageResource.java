package io.twoshops.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.storefront.clients.Shipment;
import io.twoshops.storefront.clients.ShippingClient;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The customer's orders as the orders service answers them, with the shipments from shipping. */
@Path("/api/orders")
@FaultPoint("storefront")
class OrderPageResource {
    private static final Logger LOG = Logger.getLogger(OrderPageResource.class);
    private final Forwarding forwarding;
    private final ShippingClient shipping;
    private final ObjectMapper json;

    OrderPageResource(Forwarding forwarding, ShippingClient shipping, ObjectMapper json) {
        this.forwarding = forwarding;
        this.shipping = shipping;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page(@Context HttpServerRequest request) {
        Answer answer = forwarding.send(request, null);
        if (answer.status() != 200) {
            return answer.toResponse();
        }
        ObjectNode page = read(answer);
        List<JsonNode> orders = StreamSupport.stream(page.withArray("items").spliterator(), false)
                .toList();
        page.set("degraded", addShipments(orders));
        return Response.ok(page).build();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@Context HttpServerRequest request) {
        Answer answer = forwarding.send(request, null);
        if (answer.status() != 200) {
            return answer.toResponse();
        }
        ObjectNode order = read(answer);
        addShipments(List.of(order));
        return Response.ok(order).build();
    }

    @POST
    public Response place(@Context HttpServerRequest request, byte[] body) {
        return forwarding.send(request, body).toResponse();
    }

    @POST
    @Path("/{id}/cancel")
    public Response cancel(@Context HttpServerRequest request, byte[] body) {
        return forwarding.send(request, body).toResponse();
    }

    private ObjectNode read(Answer answer) {
        try {
            return (ObjectNode) json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("orders answered something that is no JSON", e);
        }
    }

    /** {@return the modules whose part is missing} */
    private JsonNode addShipments(List<JsonNode> orders) {
        Optional<Map<UUID, Shipment>> shipments = shipmentsOf(orders);
        JsonNode degraded = json.valueToTree(shipments.isPresent() ? List.of() : List.of("shipping"));
        for (JsonNode order : orders) {
            Shipment shipment = shipments.map(all -> all.get(idOf(order))).orElse(null);
            ((ObjectNode) order).set("shipment", json.valueToTree(shipment));
            ((ObjectNode) order).set("degraded", degraded);
        }
        return degraded;
    }

    private Optional<Map<UUID, Shipment>> shipmentsOf(List<JsonNode> orders) {
        try {
            return Optional.of(
                    shipping.find(orders.stream().map(OrderPageResource::idOf).toList()));
        } catch (RuntimeException e) {
            LOG.warnf("Orders are shown without shipments: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static UUID idOf(JsonNode order) {
        return UUID.fromString(order.required("id").asText());
    }
}
