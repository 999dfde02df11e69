package io.twoshops.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.twoshops.chassis.problem.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTokenKeysTest {
    private static final String KID = "published";
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;
    private HttpServer accounts;
    private RemoteTokenKeys keys;

    @BeforeEach
    void start() throws IOException, NoSuchAlgorithmException, JoseException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        JsonWebKey key = JsonWebKey.Factory.newJwk(generator.generateKeyPair().getPublic());
        key.setKeyId(KID);
        byte[] published = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
        accounts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        accounts.createContext("/.well-known/jwks.json", exchange -> {
            asked.incrementAndGet();
            if (down) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(200, published.length);
                exchange.getResponseBody().write(published);
            }
            exchange.close();
        });
        accounts.start();
        String address = "http://localhost:" + accounts.getAddress().getPort();
        keys = new RemoteTokenKeys(address, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        accounts.stop(0);
    }

    @Test
    void keepsWhatItKnowsAndDoesNotAskForEveryUnknownKey() {
        assertThat(keys.find(KID)).isNotNull();
        down = true;
        assertThat(keys.find(KID)).isNotNull();
        assertThat(keys.find("unknown")).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void leavesAccountsAloneForAWhileAfterAFailure() {
        down = true;
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> keys.find(KID)).isInstanceOf(UnavailableException.class);
        }
        assertThat(asked).as("once, or once more per second").hasValueLessThan(10);
        down = false;
        Awaitility.await()
                .ignoreExceptionsInstanceOf(UnavailableException.class)
                .until(() -> keys.find(KID) != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void areWaitedForOnAWorkerThreadWhereTheyAreRemote(String remote) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .forClassLoader(RemoteTokenKeys.class.getClassLoader())
                .addDefaultSources()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("shop.tokens.remote", remote), "of a service", 250))
                .build();
        assertThat(config.getValue("quarkus.smallrye-jwt.blocking-authentication", String.class))
                .isEqualTo(remote);
    }
}
