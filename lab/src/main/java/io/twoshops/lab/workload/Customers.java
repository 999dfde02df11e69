package io.twoshops.lab.workload;

import io.twoshops.lab.history.Entry;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that were registered before the load begins, with a session each, and the products that they buy. A cart is used by
 * one journey at a time, as a person does.
 */
public final class Customers implements Crowd {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRODUCTS = 20;
    /** Hashing a password takes a core for a while; more at a time would only queue up. */
    private static final int REGISTRARS = 2;

    private static final long AGAIN_MILLIS = 500;
    private static final int PLENTY = 1_000_000;
    private final Shop shop;
    private final List<Customer> all = new ArrayList<>();
    private final BlockingQueue<Customer> buyers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Customer> lookers = new LinkedBlockingQueue<>();
    private final List<String> skus = new ArrayList<>();

    record Customer(String email, String password, String token, boolean buyer) {}

    private Customers(Shop shop) {
        this.shop = shop;
    }

    /**
     * Registers and logs in.
     *
     * @param adminPassword of the seeded admin, who stocks up what will be bought; without it the seeded stock must do
     */
    public static Customers register(Shop shop, int count, @Nullable String adminPassword) throws InterruptedException {
        Customers customers = new Customers(shop);
        patiently(customers::readProducts);
        if (adminPassword != null) {
            String token = patiently(() -> customers.logIn("admin@twoshops.example", adminPassword));
            for (String sku : customers.skus) {
                String key = UUID.randomUUID().toString();
                patiently(() -> customers.stockUp(sku, key, token));
            }
        }
        ExecutorService registrars = Executors.newFixedThreadPool(REGISTRARS);
        try {
            List<Future<Customer>> registered = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean buyer = i % 3 != 2;
                registered.add(registrars.submit(() -> patiently(() -> customers.register(buyer))));
            }
            for (Future<Customer> customer : registered) {
                customers.add(customer.get());
            }
        } catch (ExecutionException e) {
            throw new LoadException(String.valueOf(e.getCause()), e);
        } finally {
            registrars.shutdownNow();
        }
        return customers;
    }

    Shop shop() {
        return shop;
    }

    @Override
    public Traffic send(Load load, long seed, long start, Consumer<Entry> history) {
        return new Generator(load, shop, this, seed, start, history);
    }

    /** Nobody, for what needs no account. */
    public static Customers none(Shop shop) {
        return new Customers(shop);
    }

    private List<String> readProducts() {
        Answer answer = must(shop.to("/api/products?size=" + PRODUCTS), 200, "the product list");
        answer.body().path("items").forEach(item -> skus.add(item.path("sku").asText()));
        if (skus.isEmpty()) {
            throw new LoadException("the shop has no products");
        }
        return skus;
    }

    private Answer stockUp(String sku, String key, String token) {
        HttpRequest.Builder restock =
                shop.send("POST", "/api/admin/stock", "{\"sku\":\"" + sku + "\",\"quantity\":" + PLENTY + "}");
        return must(
                restock.header("Authorization", "Bearer " + token).header("Idempotency-Key", key), 200, "stocking up");
    }

    /** A shop that has only just started may refuse; the load has not begun, so nothing is hidden by asking again. */
    private static <T> T patiently(Supplier<T> asking) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return asking.get();
            } catch (LoadException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(AGAIN_MILLIS);
            }
        }
    }

    private Customer register(boolean buyer) {
        String email = "load-" + UUID.randomUUID() + "@twoshops.example";
        String password = UUID.randomUUID().toString();
        String account = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"name\":\"Load\"}";
        must(shop.send("POST", "/api/accounts", account), 201, "registering");
        return new Customer(email, password, logIn(email, password), buyer);
    }

    private String logIn(String email, String password) {
        return must(shop.send("POST", "/api/sessions", credentials(email, password)), 201, "logging in")
                .body()
                .path("token")
                .asText();
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private Answer must(HttpRequest.Builder request, int expected, String what) {
        Answer answer = shop.ask(request, PATIENCE).join();
        if (answer.status() != expected) {
            throw new LoadException(what + " failed before the load began: "
                    + (answer.error() == null ? answer.status() + " " + answer.body() : answer.error()));
        }
        return answer;
    }

    private synchronized void add(Customer customer) {
        all.add(customer);
        (customer.buyer() ? buyers : lookers).add(customer);
    }

    /** One whose cart nobody else uses until it is given back; none if all are busy. */
    @Nullable
    Customer take(boolean buyer) {
        return (buyer ? buyers : lookers).poll();
    }

    void giveBack(Customer customer) {
        (customer.buyer() ? buyers : lookers).add(customer);
    }

    /** Any one, for journeys that change nothing. */
    Customer any() {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    String anySku() {
        return skus.get(ThreadLocalRandom.current().nextInt(skus.size()));
    }
}
