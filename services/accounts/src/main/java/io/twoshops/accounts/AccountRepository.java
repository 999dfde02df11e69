package io.twoshops.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    /** A transaction of its own: the slow comparison of passwords that follows holds no connection. */
    @Transactional
    Optional<Account> findByEmail(String email) {
        return find("emailKey", Account.keyOf(email)).firstResultOptional();
    }

    /** {@return whether the e-mail was free} */
    @Transactional
    boolean add(Account account) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO accounts.account (id, email, email_key, password_hash, name, role)
                                VALUES (:id, :email, :emailKey, :passwordHash, :name, :role)
                                ON CONFLICT ON CONSTRAINT account_email DO NOTHING
                                """)
                        .setParameter("id", account.id())
                        .setParameter("email", account.email())
                        .setParameter("emailKey", Account.keyOf(account.email()))
                        .setParameter("passwordHash", account.passwordHash())
                        .setParameter("name", account.name())
                        .setParameter("role", account.role().name())
                        .executeUpdate()
                == 1;
    }
}
