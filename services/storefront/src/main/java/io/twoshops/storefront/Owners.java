package io.twoshops.storefront;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which service owns a path of the public API. What is not listed is not reachable from outside. */
final class Owners {
    private static final Map<String, String> BY_PREFIX = Map.of(
            "/.well-known/jwks.json", "accounts",
            "/api/accounts", "accounts",
            "/api/sessions", "accounts",
            "/api/categories", "catalog",
            "/api/admin/products", "catalog",
            "/api/admin/stock", "inventory",
            "/api/cart", "carts",
            "/api/orders", "orders",
            "/api/recommendations", "recommendations");

    /**
     * No empty segment, no dot segment, and nothing that a server behind could decode into one. Possessive, since the
     * stack would have to remember every place to go back to, and a path may be long.
     */
    private static final Pattern PLAIN = Pattern.compile(
            "(?:/(?!\\.\\.?(?:/|$))(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%(?!2[EeFf]|5[Cc]|00)[0-9A-Fa-f]{2})++)++");

    private Owners() {}

    /**
     * {@return the name of the service, or null when no service has such a path}
     *
     * @param path as the client sent it, still encoded
     */
    static @Nullable String of(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return null;
        }
        return BY_PREFIX.entrySet().stream()
                .filter(owner -> path.equals(owner.getKey()) || path.startsWith(owner.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
