package io.twoshops.lab.audit;

import io.twoshops.lab.target.Deployment;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the books of one arm are: a database per module's schema, and the provider. */
public interface Sources {
    Connection connect(String module) throws SQLException;

    URI providerUrl();

    static Sources of(Deployment deployment) {
        return new Sources() {
            @Override
            public Connection connect(String module) throws SQLException {
                return deployment.database(module).connect();
            }

            @Override
            public URI providerUrl() {
                return deployment.providerUrl();
            }
        };
    }
}
