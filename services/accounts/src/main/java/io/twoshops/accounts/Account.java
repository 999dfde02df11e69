package io.twoshops.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;

/** Who may log in. */
@Entity
@Table(schema = "accounts", name = "account")
class Account {
    @Id
    private UUID id;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "password_hash")
    private String passwordHash;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String email, String passwordHash, String name, Role role) {
        this.id = UUID.randomUUID();
        this.email = email;
        this.emailKey = keyOf(email);
        this.passwordHash = passwordHash;
        this.name = name;
        this.role = role;
    }

    /** {@return what two spellings of one e-mail address have in common} */
    static String keyOf(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    void becomeAdmin(String hash) {
        role = Role.ADMIN;
        passwordHash = hash;
    }
}
