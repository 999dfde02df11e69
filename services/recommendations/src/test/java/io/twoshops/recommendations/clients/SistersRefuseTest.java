package io.twoshops.recommendations.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.resilience.RemoteCalls;
import io.twoshops.recommendations.PostgresResource;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SistersRefuseTest {
    @Inject
    RemoteCalls remote;

    @Test
    void aCatalogueThatRefusesIsUnavailable() {
        CatalogClient catalog = new CatalogClient(refusing(CatalogApi.class), remote);
        assertThatThrownBy(() -> catalog.findAll(List.of("TEA-1"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> catalog.first("tea", 6)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void cartsThatRefuseAreUnavailable() {
        CartsClient carts = new CartsClient(refusing(CartsApi.class), remote);
        assertThatThrownBy(() -> carts.items(UUID.randomUUID())).isInstanceOf(UnavailableException.class);
    }

    private static <T> T refusing(Class<T> api) {
        InvocationHandler refuses = (proxy, method, arguments) -> {
            throw new ClientWebApplicationException(403);
        };
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, refuses));
    }
}
