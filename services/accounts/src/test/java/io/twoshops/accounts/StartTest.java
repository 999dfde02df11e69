package io.twoshops.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.PostgresResource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class StartTest {
    private static final int REPLICAS = 4;

    @Inject
    SigningKeyStore store;

    @Inject
    SigningKeys keys;

    @Inject
    EntityManager entities;

    @Inject
    AccountRepository accounts;

    @Inject
    Passwords passwords;

    @AfterEach
    void useTheStoredKey() {
        keys.load(new StartupEvent());
    }

    @Test
    void replicasThatStartAtOnceAgreeOnOneKey() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("DELETE FROM accounts.signing_key")
                .executeUpdate());
        CyclicBarrier start = new CyclicBarrier(REPLICAS);
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        try {
            List<Future<List<SigningKey>>> starting = IntStream.range(0, REPLICAS)
                    .mapToObj(i -> replicas.submit(() -> {
                        start.await();
                        return store.loadOrCreate();
                    }))
                    .toList();
            List<String> kids = new ArrayList<>();
            for (Future<List<SigningKey>> started : starting) {
                started.get().forEach(key -> kids.add(key.kid()));
            }
            assertThat(kids).hasSize(REPLICAS).containsOnly(kids.get(0));
        } finally {
            replicas.shutdownNow();
        }
    }

    @Test
    void theAdminHasThePasswordOfTheLastStart() {
        start("first password");
        start("second password");

        assertThat(accounts.findByEmail(AdminAccount.EMAIL)).hasValueSatisfying(admin -> {
            assertThat(admin.role()).isEqualTo(Role.ADMIN);
            assertThat(passwords.fit("second password", admin.passwordHash())).isTrue();
            assertThat(passwords.fit("first password", admin.passwordHash())).isFalse();
        });
    }

    private void start(String password) {
        AdminAccount admin = new AdminAccount(accounts, passwords, Optional.of(password));
        QuarkusTransaction.requiringNew().run(() -> admin.prepare(new StartupEvent()));
    }
}
