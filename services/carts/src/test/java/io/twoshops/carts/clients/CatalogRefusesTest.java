package io.twoshops.carts.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.twoshops.PostgresResource;
import io.twoshops.carts.NoCatalog;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoCatalog.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CatalogRefusesTest {
    @Inject
    RemoteCalls remote;

    @Test
    void aCatalogueThatRefusesIsUnavailable() {
        CatalogApi refuses = skus -> {
            throw new ClientWebApplicationException(403);
        };
        CatalogClient catalog = new CatalogClient(refuses, remote);

        assertThatThrownBy(() -> catalog.findAll(List.of("TEA-A"))).isInstanceOf(UnavailableException.class);
    }
}
