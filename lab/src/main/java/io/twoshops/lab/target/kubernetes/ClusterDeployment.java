package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.ReachedDeployment;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnitSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One arm in a namespace. */
final class ClusterDeployment extends ReachedDeployment {
    private static final int SERVES = 8080;
    private static final int MANAGES = 9000;
    private static final int DATABASE = 5432;
    private static final int BROKER = 9092;
    private final KubernetesClient client;
    private final String namespace;
    private final List<Unit> units;

    ClusterDeployment(Arm arm, DeployOptions options, KubernetesClient client, String namespace, Forwards forwards) {
        super(arm, options, doors(forwards));
        this.client = client;
        this.namespace = namespace;
        this.units = specs(arm).stream()
                .map(spec -> (Unit) new Workload(spec, client, namespace, forwards))
                .toList();
    }

    private static Doors doors(Forwards forwards) {
        return new Doors() {
            @Override
            public int database(String name) {
                return forwards.to("postgres", DATABASE);
            }

            @Override
            public int provider() {
                return forwards.to("provider", SERVES);
            }

            @Override
            public int application(String name) {
                return forwards.to(name, SERVES);
            }

            @Override
            public int management(String name) {
                return forwards.to(name, MANAGES);
            }
        };
    }

    /** What the manifests deploy. */
    private static List<UnitSpec> specs(Arm arm) {
        List<UnitSpec> specs = new ArrayList<>();
        specs.add(new UnitSpec("postgres", Kind.DATABASE, List.of(), DATABASE, 0));
        if (arm == Arm.SERVICES) {
            specs.add(new UnitSpec("kafka", Kind.BROKER, List.of(), BROKER, 0));
        }
        specs.add(new UnitSpec("provider", Kind.PROVIDER, List.of(), SERVES, MANAGES));
        for (String name : arm.applications()) {
            List<String> modules = arm == Arm.MONOLITH ? Arm.MODULES : List.of(name);
            specs.add(new UnitSpec(name, Kind.APPLICATION, modules, SERVES, MANAGES));
        }
        return specs;
    }

    @Override
    public List<String> directions() {
        String forward = "kubectl -n " + namespace + " port-forward ";
        return List.of(
                forward + "service/shop 8080:8080 opens http://localhost:8080",
                "health and metrics: " + forward + "deployment/" + arm().front() + " 9000:9000");
    }

    @Override
    public List<Unit> units() {
        return units;
    }

    @Override
    protected String password(String role) {
        return read("postgres-secrets", role);
    }

    @Override
    protected String secret(String name) {
        return read("shop-secrets", name);
    }

    private String read(String secret, String key) {
        try {
            Secret found =
                    client.secrets().inNamespace(namespace).withName(secret).get();
            String value = found == null ? null : found.getData().get(key);
            if (value == null) {
                throw new UncheckedTargetException(new TargetException("namespace " + namespace + " has no Secret "
                        + secret + " with " + key + "; k8s/secrets.sh makes what is missing"));
            }
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (KubernetesClientException e) {
            throw new UncheckedTargetException(
                    new TargetException("the Secret " + secret + " was not told: " + Told.by(e), e));
        }
    }
}
