package io.twoshops.lab.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.twoshops.lab.manifests.Kubectl;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Layout;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against an API server that keeps objects and runs nothing: what may be touched is a question of objects alone. */
@EnableKubernetesMockClient(crud = true)
class OwnNamespaceTest {
    private static final String NAME = "somebody";

    /** It prints each request that it gets. */
    private static final Logger SERVER = Logger.getLogger("io.fabric8.mockwebserver.MockWebServer");

    static {
        SERVER.setLevel(Level.OFF);
    }

    @SuppressWarnings("NullAway.Init")
    private KubernetesClient client;

    @SuppressWarnings("NullAway.Init")
    private KubernetesMockServer server;

    private OwnNamespace own() {
        return new OwnNamespace(client, NAME);
    }

    private KubernetesTarget target() {
        return target(null);
    }

    private KubernetesTarget target(@Nullable String purpose) {
        Path home = Path.of("..").toAbsolutePath().normalize();
        return new KubernetesTarget(
                new Workspace(home, home.resolve("lab/target/kubernetes-test")), client, NAME, purpose);
    }

    private static Namespace namespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withLabels(new HashMap<>())
                .endMetadata()
                .build();
    }

    @Test
    void leavesANamespaceAloneThatItDidNotMark() throws TargetException {
        client.resource(namespace()).create();
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("theirs")
                        .withNamespace(NAME)
                        .endMetadata()
                        .build())
                .create();
        try (KubernetesTarget target = target()) {
            assertThatThrownBy(() -> target.deploy(Arm.MONOLITH, DeployOptions.DEFAULT, (what, done, total) -> {}))
                    .isInstanceOf(UnmetNeedException.class)
                    .hasMessageContaining(NAME)
                    .hasMessageContaining("kubectl -n somebody create configmap two-shops-lab");
            assertThatThrownBy(() -> target.plan(Arm.MONOLITH, DeployOptions.DEFAULT))
                    .isInstanceOf(UnmetNeedException.class);
            assertThat(target.removal(Arm.MONOLITH, true)).isEmpty();
            target.remove(Arm.MONOLITH, true);
            assertThat(target.find(Arm.MONOLITH)).isEmpty();
            assertThat(client.pods().inNamespace(NAME).withName("theirs").get()).isNotNull();
            assertThat(client.namespaces().withName(NAME).get()).isNotNull();
            assertThat(client.configMaps().inNamespace(NAME).list().getItems()).isEmpty();
        }
    }

    @Test
    void usesWhatItsOwnerHasMarkedAndDoesNotDeleteItAsAWhole() throws TargetException {
        client.resource(namespace()).create();
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(OwnNamespace.MARK)
                        .withNamespace(NAME)
                        .endMetadata()
                        .build())
                .create();
        own().require();
        assertThat(own().noted()).isEmpty();
        assertThat(own().deleteIfMade()).isFalse();
    }

    @Test
    void notesWhatItHasDeployedInANamespaceOfItsOwn() throws TargetException {
        own().make(namespace());
        own().note(Arm.SERVICES, DeployOptions.DEFAULT.withSeedProducts(7).withFresh(true));
        assertThat(own().noted())
                .contains(new OwnNamespace.Noted(Arm.SERVICES, DeployOptions.DEFAULT.withSeedProducts(7)));
        own().forget();
        assertThat(own().noted()).isEmpty();
        assertThat(own().own()).isTrue();
        assertThat(own().deleteIfMade()).isTrue();
    }

    @Test
    void saysWhichArmIsInTheWay() throws TargetException {
        own().make(namespace());
        own().note(Arm.SERVICES, DeployOptions.DEFAULT);
        try (KubernetesTarget target = target()) {
            assertThatThrownBy(() -> target.deploy(Arm.MONOLITH, DeployOptions.DEFAULT, (what, done, total) -> {}))
                    .isInstanceOf(UnmetNeedException.class)
                    .hasMessageContaining("holds services")
                    .hasMessageContaining("./shop down services --target kubernetes");
        }
    }

    @Test
    void whatPassesTakesThePlaceOfNothingThatIsToStay() throws TargetException {
        own().make(namespace());
        own().note(Arm.MONOLITH, DeployOptions.DEFAULT);
        try (KubernetesTarget target = target("compare")) {
            assertThatThrownBy(() -> target.deploy(
                            Arm.MONOLITH, DeployOptions.DEFAULT.withFresh(true), (what, done, total) -> {}))
                    .isInstanceOf(UnmetNeedException.class)
                    .hasMessageContaining("holds monolith, which would be deleted with its data");
            assertThat(own().noted()).isPresent();
        }
    }

    /** As after Ctrl-C in the middle of a deployment: the units went first, and what the lab has made goes with the data. */
    @Test
    void dataOfAnArmThatIsDownCanStillBeDeleted() throws TargetException {
        own().make(namespace());
        own().note(Arm.MONOLITH, DeployOptions.DEFAULT);
        own().forget();
        try (KubernetesTarget target = target()) {
            target.remove(Arm.MONOLITH, true);
            assertThat(client.namespaces().withName(NAME).get()).isNull();
        }
    }

    @Test
    void aBrokenNoteIsToldAndNotOverwritten() {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(OwnNamespace.MARK)
                        .withNamespace(NAME)
                        .endMetadata()
                        .addToData("arm", "duolith")
                        .build())
                .create();
        assertThatThrownBy(() -> own().noted())
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("ConfigMap two-shops-lab in namespace somebody is broken");
    }

    @Test
    void replicasThatComeAndGoNeedSomethingThatMeasuresThem() {
        // Of itself this server claims to know any API.
        server.expect()
                .get()
                .withPath("/apis/metrics.k8s.io")
                .andReturn(404, "")
                .always();
        DeployOptions autoscaled = DeployOptions.DEFAULT.withLayout(new Layout(Map.of(), false, true));
        try (KubernetesTarget target = target()) {
            assertThatThrownBy(() -> target.deploy(Arm.SERVICES, autoscaled, (what, done, total) -> {}))
                    .isInstanceOf(UnmetNeedException.class)
                    .hasMessage("replicas come and go by what metrics-server measures, and this cluster has none");
            assertThatThrownBy(() -> target.plan(Arm.SERVICES, autoscaled)).isInstanceOf(UnmetNeedException.class);
            assertThat(client.namespaces().list().getItems()).isEmpty();
        }
    }

    @Test
    void planNamesEveryObjectAndMakesNone() throws TargetException {
        Kubectl.require();
        try (KubernetesTarget target = target()) {
            assertThat(target.plan(Arm.MONOLITH, DeployOptions.DEFAULT))
                    .contains(
                            "create the namespace somebody",
                            "create Deployment monolith",
                            "create StatefulSet postgres",
                            "create NetworkPolicy default-deny");
            assertThat(client.namespaces().list().getItems()).isEmpty();
        }
    }
}
