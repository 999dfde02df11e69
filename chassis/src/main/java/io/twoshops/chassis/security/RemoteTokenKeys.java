package io.twoshops.chassis.security;

import io.quarkus.arc.properties.IfBuildProperty;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that accounts publishes, kept for as long as this process lives: tokens stay verifiable while accounts is
 * down. An unknown key id makes it ask again, at most once per {@link #ASK_AGAIN}, so that forged ids are no lever
 * against accounts. While accounts fails it is asked once per {@link #ASK_AGAIN_AFTER_FAILURE}; only who comes
 * while it is asked waits.
 */
@ApplicationScoped
@IfBuildProperty(name = "shop.tokens.remote", stringValue = "true")
class RemoteTokenKeys implements TokenKeys {
    private static final Logger LOG = Logger.getLogger(RemoteTokenKeys.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN_AFTER_FAILURE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final URI address;
    private final Duration limit;
    private volatile Map<String, PublicKey> keys = Map.of();
    private Instant answered = Instant.EPOCH;
    private Instant failed = Instant.EPOCH;

    RemoteTokenKeys(
            @ConfigProperty(name = "shop.accounts.url") String accounts,
            @ConfigProperty(name = "shop.remote.timeout", defaultValue = "800ms") Duration limit) {
        address = URI.create(accounts + "/.well-known/jwks.json");
        this.limit = limit;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    @Override
    public @Nullable PublicKey find(String kid) {
        PublicKey known = keys.get(kid);
        return known != null ? known : ask(kid);
    }

    private synchronized @Nullable PublicKey ask(String kid) {
        if (!keys.containsKey(kid) && Instant.now().isAfter(answered.plus(ASK_AGAIN))) {
            if (Instant.now().isBefore(failed.plus(ASK_AGAIN_AFTER_FAILURE))) {
                throw new UnavailableException("accounts", null);
            }
            try {
                keys = fetch();
                answered = Instant.now();
            } catch (RuntimeException e) {
                failed = Instant.now();
                throw e;
            }
        }
        return keys.get(kid);
    }

    private Map<String, PublicKey> fetch() {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        try {
            // The limit of the request itself would end with the headers.
            HttpResponse<String> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("accounts answered " + response.statusCode());
            }
            return new JsonWebKeySet(response.body())
                    .getJsonWebKeys().stream()
                            .collect(Collectors.toMap(JsonWebKey::getKeyId, RemoteTokenKeys::publicKey));
        } catch (IOException | ExecutionException | TimeoutException | JoseException e) {
            LOG.warnf("No keys from accounts: %s", e);
            throw new UnavailableException("accounts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("accounts", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static PublicKey publicKey(JsonWebKey jwk) {
        Key key = jwk.getKey();
        if (key instanceof PublicKey publicKey) {
            return publicKey;
        }
        throw new IllegalStateException("accounts published a key that is not public: " + jwk.getKeyId());
    }
}
