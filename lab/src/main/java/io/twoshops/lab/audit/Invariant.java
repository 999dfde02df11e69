package io.twoshops.lab.audit;

import static io.twoshops.lab.audit.Books.Part.INVENTORY;
import static io.twoshops.lab.audit.Books.Part.ORDERS;
import static io.twoshops.lab.audit.Books.Part.PAYMENTS;
import static io.twoshops.lab.audit.Books.Part.PROVIDER;
import static io.twoshops.lab.audit.Books.Part.SHIPPING;

import io.twoshops.lab.audit.Books.Order;
import io.twoshops.lab.audit.Books.Part;
import io.twoshops.lab.audit.Books.Payment;
import io.twoshops.lab.audit.Books.Reservation;
import io.twoshops.lab.audit.Ledger.Charge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold in both arms at any time. Each names the rows that break it. */
public enum Invariant {
    STOCK_ADDS_UP(
            "stock is never negative and sold + reserved + available = initial + restocked", Checks::stock, INVENTORY),
    STOCK_HAS_OWNERS("what is reserved or sold belongs to orders", Checks::owners, INVENTORY, ORDERS),
    ORDERS_KEPT("every acknowledged order exists", Checks::kept, ORDERS),
    CONFIRMATIONS_KEPT("what a customer was told is confirmed stays so", Checks::confirmed, ORDERS),
    ORDERS_ONCE("no order exists twice", Checks::once, ORDERS),
    ORDERS_DECIDED("no order is undecided for longer than the settle bound", Checks::decided, ORDERS),
    ORDERS_ADD_UP("the total of an order is the sum of its lines", Checks::totals, ORDERS),
    GOODS_MATCH("confirmed orders have their goods, others hold none", Checks::goods, ORDERS, INVENTORY),
    MONEY_MATCHES(
            "captured money is the total of confirmed orders, none is kept for others",
            Checks::money,
            ORDERS,
            PROVIDER),
    CHARGED_ONCE("no order is charged twice", Checks::charges, PROVIDER),
    PAYMENTS_MATCH("the shop's payments say what its orders say", Checks::payments, ORDERS, PAYMENTS),
    SHIPPED_ONCE("one shipment per confirmed order, none for others", Checks::shipments, ORDERS, SHIPPING);

    private final String promise;
    private final Function<Books, List<String>> check;
    private final Set<Part> parts;

    Invariant(String promise, Function<Books, List<String>> check, Part... parts) {
        this.promise = promise;
        this.check = check;
        this.parts = EnumSet.copyOf(Arrays.asList(parts));
    }

    /** What it promises, in one line. */
    public String promise() {
        return promise;
    }

    /** The name in files and on the screen. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<Part> parts() {
        return parts;
    }

    List<String> violations(Books books) {
        return check.apply(books);
    }

    /** The checks themselves; each returns the rows that break its promise. */
    private static final class Checks {
        private static final String NOTHING = "nothing";

        static List<String> stock(Books books) {
            return books.stock().stream()
                    .filter(row -> row.available() < 0
                            || row.reserved() < 0
                            || row.sold() < 0
                            || row.sold() + row.reserved() + row.available() != row.initial() + row.restocked())
                    .map(row -> row.sku() + ": sold " + row.sold() + " + reserved " + row.reserved() + " + available "
                            + row.available() + ", initial " + row.initial() + " + restocked " + row.restocked())
                    .toList();
        }

        static List<String> owners(Books books) {
            List<String> rows = new ArrayList<>(books.stock().stream()
                    .filter(row -> row.reserved() != row.heldByOrders() || row.sold() != row.soldToOrders())
                    .map(row -> row.sku() + ": reserved " + row.reserved() + ", reservations hold " + row.heldByOrders()
                            + "; sold " + row.sold() + ", reservations sold " + row.soldToOrders())
                    .toList());
            Set<String> known = books.known().stream().map(Order::id).collect(Collectors.toSet());
            books.reservations().forEach((order, reservation) -> {
                if (!known.contains(order) && !reservation.status().equals("RELEASED")) {
                    rows.add(order + ": the goods are " + reservation.status() + ", there is no such order");
                }
            });
            return rows;
        }

        static List<String> kept(Books books) {
            Set<String> missing = new HashSet<>(books.acknowledged().orders());
            books.known().forEach(order -> missing.remove(order.id()));
            return missing.stream()
                    .sorted()
                    .map(id -> id + " was acknowledged and is gone")
                    .toList();
        }

        /** Nobody in the lab cancels an order. */
        static List<String> confirmed(Books books) {
            Set<String> confirmed = books.acknowledged().confirmed();
            return books.known().stream()
                    .filter(order -> confirmed.contains(order.id()) && !order.is("CONFIRMED"))
                    .map(order -> order.id() + " was confirmed to its customer and is " + order.status())
                    .toList();
        }

        static List<String> once(Books books) {
            return books.known().stream()
                    .collect(Collectors.groupingBy(order -> order.account() + " " + order.key()))
                    .values()
                    .stream()
                    .filter(same -> same.size() > 1)
                    .map(same -> same.stream().map(Order::id).collect(Collectors.joining(" and "))
                            + " have one idempotency key")
                    .toList();
        }

        static List<String> decided(Books books) {
            return books.undecided().stream()
                    .map(order ->
                            order.id() + " is " + order.status() + " for " + Math.round(order.ageSeconds()) + " s")
                    .toList();
        }

        static List<String> totals(Books books) {
            return books.known().stream()
                    .filter(order -> order.total() != order.lines())
                    .map(order -> order.id() + ": total " + order.total() + ", lines " + order.lines())
                    .toList();
        }

        static List<String> goods(Books books) {
            return rows(books, order -> {
                @Nullable Reservation reservation = books.reservations().get(order.id());
                String status = reservation == null ? NOTHING : reservation.status();
                if (order.is("CONFIRMED")) {
                    boolean same = reservation != null && reservation.items().equals(order.items());
                    return status.equals("COMMITTED") && same
                            ? null
                            : "ordered " + order.items() + ", the goods are " + status + " "
                                    + (reservation == null ? "" : reservation.items());
                }
                return status.equals("RESERVED") || status.equals("COMMITTED") ? "the goods are still " + status : null;
            });
        }

        static List<String> money(Books books) {
            List<String> rows = new ArrayList<>(rows(books, order -> {
                @Nullable Charge charge = books.ledger().get(order.id());
                long kept = charge == null ? 0 : charge.kept();
                long due = order.is("CONFIRMED") ? order.total() : 0;
                return kept == due ? null : "the provider keeps " + kept + ", due is " + due;
            }));
            Set<String> known = books.known().stream().map(Order::id).collect(Collectors.toSet());
            books.ledger().values().stream()
                    .filter(charge -> charge.kept() != 0 && !known.contains(charge.reference()))
                    .forEach(charge -> rows.add(
                            charge.reference() + ": the provider keeps " + charge.kept() + ", there is no such order"));
            return rows;
        }

        static List<String> charges(Books books) {
            return books.ledger().values().stream()
                    .filter(charge -> charge.captures() > 1)
                    .map(charge -> charge.reference() + ": captured " + charge.captures() + " times")
                    .toList();
        }

        static List<String> payments(Books books) {
            return rows(books, order -> {
                @Nullable Payment payment = books.payments().get(order.id());
                String status = payment == null ? NOTHING : payment.status();
                if (order.is("CONFIRMED")) {
                    return payment != null && status.equals("CAPTURED") && payment.amount() == order.total()
                            ? null
                            : "total " + order.total() + ", the payment is " + status
                                    + (payment == null ? "" : " " + payment.amount());
                }
                return status.equals("CAPTURED") || status.equals("INTENDED") ? "the payment is still " + status : null;
            });
        }

        static List<String> shipments(Books books) {
            return rows(books, order -> {
                String status = books.shipments().getOrDefault(order.id(), NOTHING);
                if (order.is("CONFIRMED")) {
                    return status.equals("SCHEDULED") ? null : "shipped: " + status;
                }
                return status.equals("SCHEDULED") ? "is shipped all the same" : null;
            });
        }

        private static List<String> rows(Books books, Function<Order, @Nullable String> complaint) {
            List<String> rows = new ArrayList<>();
            for (Order order : books.settled()) {
                String said = complaint.apply(order);
                if (said != null) {
                    rows.add(order.id() + " " + order.status() + ": " + said);
                }
            }
            return rows;
        }
    }
}
