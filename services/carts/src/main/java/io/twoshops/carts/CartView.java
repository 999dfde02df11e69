package io.twoshops.carts;

import io.twoshops.carts.clients.CatalogEntry;
import io.twoshops.carts.clients.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its customer sees it, at the prices of now.
 *
 * @param total null when a price is not known
 * @param degraded the modules whose part is missing
 */
record CartView(List<Line> items, @Nullable Long total, String currency, List<String> degraded) {
    private static final String CURRENCY = "KRW";

    /** One product; what the catalogue knows of it is null when the catalogue cannot be asked. */
    record Line(String sku, int quantity, @Nullable Text name, @Nullable Long price, @Nullable Long lineTotal) {
        private static Line of(CartItem item, @Nullable CatalogEntry entry) {
            return entry == null
                    ? new Line(item.sku(), item.quantity(), null, null, null)
                    : new Line(
                            item.sku(), item.quantity(), entry.name(), entry.price(), entry.price() * item.quantity());
        }
    }

    /** {@return the cart with what the catalogue told; it is degraded if that is not all of it} */
    static CartView of(List<CartItem> items, Map<String, CatalogEntry> entries) {
        List<Line> lines = items.stream()
                .map(item -> Line.of(item, entries.get(item.sku())))
                .toList();
        boolean complete = lines.stream().allMatch(line -> line.lineTotal() != null);
        Long total = complete ? lines.stream().mapToLong(Line::lineTotal).sum() : null;
        return new CartView(lines, total, CURRENCY, complete ? List.of() : List.of("catalog"));
    }
}
