package io.twoshops.inventory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class StockRepository implements PanacheRepositoryBase<Stock, String> {
    /** Keeps the sums of a stock account far from the end of an int. */
    private static final int MOST_RESTOCKED = 1_000_000_000;

    /** One array instead of a list of parameters: every page of products asks this, and the plan stays the same. */
    private static final String AVAILABLE = "SELECT sku, available FROM inventory.stock WHERE sku = ANY (:skus)";

    Map<String, Integer> available(Collection<String> skus) {
        Map<String, Integer> available = new LinkedHashMap<>();
        skus.forEach(sku -> available.put(sku, 0));
        List<String> possible =
                available.keySet().stream().filter(Skus::possible).toList();
        if (!possible.isEmpty()) {
            getSession()
                    .createNativeQuery(AVAILABLE, Available.class)
                    .setParameter("skus", possible.toArray(String[]::new))
                    .list()
                    .forEach(found -> available.put(found.sku(), found.available()));
        }
        return available;
    }

    /** Locks in the order of the SKUs, so that two orders for the same goods cannot each wait for the other. */
    Map<String, Stock> locked(Collection<String> skus) {
        return find("sku in ?1", Sort.by("sku"), skus).withLock(LockModeType.PESSIMISTIC_WRITE).list().stream()
                .collect(Collectors.toMap(Stock::sku, Function.identity()));
    }

    StockAccount account(String sku) {
        return Skus.possible(sku)
                ? findByIdOptional(sku).map(Stock::account).orElseGet(() -> StockAccount.neverStocked(sku))
                : StockAccount.neverStocked(sku);
    }

    /** Opens the stock account if there is none. {@return whether there was room for so much} */
    boolean restock(String sku, int quantity) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO inventory.stock (sku, restocked, available) VALUES (:sku, :quantity, :quantity)
                                ON CONFLICT (sku) DO UPDATE
                                SET restocked = stock.restocked + :quantity, available = stock.available + :quantity
                                WHERE stock.restocked + :quantity <= :most
                                """)
                        .setParameter("sku", sku)
                        .setParameter("quantity", quantity)
                        .setParameter("most", MOST_RESTOCKED)
                        .executeUpdate()
                == 1;
    }

    record Available(String sku, int available) {}
}
