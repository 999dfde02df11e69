package io.twoshops.accounts;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;

/** A pair of keys; tokens name it by its id. */
record SigningKey(String kid, PrivateKey privateKey, RSAPublicKey publicKey) {
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
