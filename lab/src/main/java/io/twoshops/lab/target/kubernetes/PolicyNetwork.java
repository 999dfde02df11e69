package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnitSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policies let through. Policies only ever add to what is allowed, so a unit is cut off by taking the rules out of its own one:
 * then nothing stands against the default, which is that nobody talks to anybody.
 */
final class PolicyNetwork implements Network {
    private static final int SERVES = 8080;
    private final KubernetesClient client;
    private final String namespace;
    private final UnitSpec spec;
    private @Nullable NetworkPolicy before;

    PolicyNetwork(KubernetesClient client, String namespace, UnitSpec spec) {
        this.client = client;
        this.namespace = namespace;
        this.spec = spec;
    }

    /** A connection that must be possible when all is well: from which unit, and where to. */
    private record Witness(String from, String to, int port) {}

    private Witness witness() {
        return switch (spec.kind()) {
            case DATABASE -> new Witness("provider", spec.name(), spec.port());
            case BROKER -> new Witness("orders", spec.name(), spec.port());
            case PROVIDER -> new Witness(spec.name(), "postgres", 5432);
            case BALANCER -> throw new IllegalStateException("a cluster balances by itself");
            case APPLICATION ->
                spec.name().equals("storefront")
                        ? new Witness(spec.name(), "catalog", SERVES)
                        : new Witness(spec.name(), "postgres", 5432);
        };
    }

    private boolean reaches() throws TargetException {
        Witness witness = witness();
        Pods pods = new Pods(client, namespace, witness.from());
        Pod pod = pods.first()
                .filter(Pods::running)
                .orElseThrow(() -> new TargetException(witness.from() + " has no pod to look from"));
        return pods.run(pod, InContainer.reach(witness.to(), witness.port())).exit() == 0;
    }

    @Override
    public synchronized void cut() throws TargetException {
        try {
            NetworkPolicy policy = client.network()
                    .v1()
                    .networkPolicies()
                    .inNamespace(namespace)
                    .withName(spec.name())
                    .get();
            if (policy == null) {
                throw new TargetException(
                        "it has no NetworkPolicy of its own; deploy with the component network-policies");
            }
            if (!reaches()) {
                throw new TargetException("it is cut off already: " + witness());
            }
            before = policy;
            replace(new NetworkPolicyBuilder(policy)
                    .editSpec()
                    .withPolicyTypes("Ingress", "Egress")
                    .withIngress(List.of())
                    .withEgress(List.of())
                    .endSpec()
                    .build());
        } catch (KubernetesClientException e) {
            throw new TargetException("its policy was not changed: " + Told.by(e), e);
        }
    }

    private void replace(NetworkPolicy policy) {
        policy.getMetadata().setResourceVersion(null);
        policy.getMetadata().setManagedFields(null);
        client.resource(policy).inNamespace(namespace).update();
    }

    /** The witness tells whether the cluster's network keeps to policies at all: not all do. */
    @Override
    public synchronized @Nullable String cutProof() {
        Witness witness = witness();
        try {
            return before == null || reaches()
                    ? null
                    : witness.from() + " reaches port " + witness.port() + " of " + witness.to() + " no more";
        } catch (TargetException e) {
            return null;
        }
    }

    @Override
    public synchronized void mend() throws TargetException {
        InAnyCase.run(this::putBack);
    }

    private void putBack() throws TargetException {
        NetworkPolicy earlier = before;
        if (earlier == null) {
            return;
        }
        try {
            replace(earlier);
            before = null;
        } catch (KubernetesClientException e) {
            throw new TargetException("its policy was not put back: " + Told.by(e), e);
        }
    }

    private static TargetException noPackets() {
        return new TargetException("a namespace's rights do not reach packets; choose --target docker or podman");
    }

    @Override
    public void lose(double share) throws TargetException {
        throw noPackets();
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public void loseNothing() {}

    @Override
    public void delay(int millis) throws TargetException {
        throw noPackets();
    }

    @Override
    public Delayed delayed() {
        return Delayed.NONE;
    }

    @Override
    public void delayNothing() {}
}
