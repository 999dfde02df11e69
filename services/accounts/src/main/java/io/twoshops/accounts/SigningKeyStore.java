package io.twoshops.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The signing keys in the database: made once, kept across restarts, the same for all replicas. */
@ApplicationScoped
class SigningKeyStore {
    private static final Logger LOG = Logger.getLogger(SigningKeyStore.class);
    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    private final EntityManager entities;

    SigningKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** {@return the keys, the newest first; there is one at least} Replicas that start at once agree on the first. */
    @Transactional
    List<SigningKey> loadOrCreate() {
        entities.createNativeQuery("SELECT pg_advisory_xact_lock(hashtext('accounts.signing_key'))", Object.class)
                .getSingleResult();
        List<SigningKey> keys = load();
        if (keys.isEmpty()) {
            create();
            keys = load();
        }
        return keys;
    }

    private List<SigningKey> load() {
        return entities
                .createNativeQuery(
                        "SELECT kid, private_key, public_key FROM accounts.signing_key ORDER BY created_at DESC, kid",
                        Tuple.class)
                .getResultList()
                .stream()
                .map(row -> key((Tuple) row))
                .toList();
    }

    private static SigningKey key(Tuple row) {
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(
                    row.get("kid", String.class),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(row.get("private_key", byte[].class))),
                    (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(row.get("public_key", byte[].class))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored signing key is damaged", e);
        }
    }

    private void create() {
        KeyPair pair = generate();
        String kid = UUID.randomUUID().toString();
        entities.createNativeQuery(
                        """
                        INSERT INTO accounts.signing_key (kid, private_key, public_key)
                        VALUES (:kid, :privateKey, :publicKey)
                        """)
                .setParameter("kid", kid)
                .setParameter("privateKey", pair.getPrivate().getEncoded())
                .setParameter("publicKey", pair.getPublic().getEncoded())
                .executeUpdate();
        LOG.infof("Made signing key %s", kid);
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
