package io.twoshops.chassis.security;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.Key;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies session tokens (RFC 7519): RS256 only, by a key that {@link TokenKeys} knows. When the keys cannot be known
 * the answer is 503, because the token may be good.
 */
@ApplicationScoped
@Alternative
@Priority(1)
@UnlessBuildProperty(name = "shop.tokens.enabled", stringValue = "false", enableIfMissing = true)
class TokenVerifier extends JWTCallerPrincipalFactory {
    static final String ISSUER = "two-shops";

    private final TokenKeys keys;
    private final JwtConsumer consumer;

    TokenVerifier(TokenKeys keys) {
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(ISSUER)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(this::resolve)
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal("JWT", consumer.process(token).getJwtClaims());
        } catch (InvalidJwtException e) {
            throw new ParseException("the token is not valid", e);
        }
    }

    private Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String kid = signature.getKeyIdHeaderValue();
        Key key = kid == null ? null : keys.find(kid);
        if (key == null) {
            throw new UnresolvableKeyException("no key has the id of the token");
        }
        return key;
    }
}
