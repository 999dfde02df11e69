package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Taking an order back. That the money went back too, the audit reads in the provider's ledger. */
@DisplayName("cancelling an order")
public class CancellationContract {

    @Test
    void returnsTheStockAndStopsTheShipment() {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register();
        String id = customer.buys(product, 2);
        String tracking = OrdersContract.shipped(customer, id).getString("shipment.trackingNumber");
        cancels(customer, id);
        JsonPath order = customer.awaits(id, "CANCELLED");
        assertEquals(2_000, order.getLong("total"));
        OrdersContract.stockBecomes(product, new Admin.StockAccount(product.sku(), 0, 5, 5, 0, 0));
        Shop.eventually().untilAsserted(() -> customer.asks()
                .get("/api/orders/" + id)
                .then()
                .body("shipment.status", is("CANCELLED"))
                .body("shipment.trackingNumber", is(tracking)));
    }

    @Test
    void stopsAShipmentThatWasNotYetKnown() {
        Customer customer = Customer.register();
        String id = customer.buys(Admin.product(1_000, 5), 1);
        cancels(customer, id);
        Shop.eventually()
                .until(
                        () -> customer.order(id),
                        order -> order.getString("status").equals("CANCELLED")
                                && (order.get("shipment") == null
                                        || order.getString("shipment.status").equals("CANCELLED")));
    }

    @Test
    void happensOnceHoweverOftenItIsAsked() {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register();
        String id = customer.buys(product, 2);
        AtOnce.times(6, i -> {
            cancels(customer, id);
            return i;
        });
        customer.awaits(id, "CANCELLED");
        customer.asks()
                .post("/api/orders/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", is("CANCELLED"));
        OrdersContract.stockBecomes(product, new Admin.StockAccount(product.sku(), 0, 5, 5, 0, 0));
    }

    @Test
    void returnsWhatTheNextCustomerThenBuys() {
        Product last = Admin.product(1_000, 1);
        Customer first = Customer.register();
        String id = first.buys(last, 1);
        cancels(first, id);
        first.awaits(id, "CANCELLED");
        OrdersContract.stockBecomes(last, new Admin.StockAccount(last.sku(), 0, 1, 1, 0, 0));
        Customer.register().buys(last, 1);
    }

    @Test
    void isRefusedForARejectedOrder() {
        Customer customer = Customer.register().puts(Admin.product(1_000, 5), 1);
        String id = customer.orders("tok_declined").getString("id");
        customer.awaits(id, "REJECTED");
        customer.asks().post("/api/orders/" + id + "/cancel").then().spec(problem("order-not-cancellable"));
        assertEquals("REJECTED", customer.order(id).getString("status"));
    }

    @Test
    void isRefusedForAPendingOrderWhichThenSettlesAsIfNobodyHadAsked() {
        Product product = Admin.product(1_000, 5);
        Customer customer = Customer.register().puts(product, 1);
        JsonPath placed = customer.orders("tok_slow");
        String id = placed.getString("id");
        assertEquals("PENDING", placed.getString("status"), "a card that takes 3 s cannot be decided within 2");
        customer.asks().post("/api/orders/" + id + "/cancel").then().spec(problem("order-not-cancellable"));
        customer.awaits(id, "CONFIRMED");
        assertEquals(List.of(1), customer.order(id).getList("lines.quantity"));
    }

    private static void cancels(Customer customer, String id) {
        customer.asks()
                .post("/api/orders/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("status", oneOf("CANCELLING", "CANCELLED"));
    }
}
