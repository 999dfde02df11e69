package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.twoshops.lab.target.Orchestrated;
import io.twoshops.lab.target.TargetException;
import org.jspecify.annotations.Nullable;

/** What takes pods away, and what brings none. */
final class PodMoves implements Orchestrated {
    private static final String MISSING = "two-shops/does-not-exist:0";
    private final KubernetesClient client;
    private final Pods pods;
    private final Release release;
    private @Nullable String cordoned;

    /** Rolls out an image. */
    interface Release {
        void of(String image) throws TargetException;
    }

    PodMoves(KubernetesClient client, Pods pods, Release release) {
        this.client = client;
        this.pods = pods;
        this.release = release;
    }

    private Pod pod() throws TargetException {
        return pods.first().orElseThrow(() -> new TargetException(pods.name() + " has no pod"));
    }

    @Override
    public void delete() throws TargetException {
        Pod pod = pod();
        try {
            pods.resource(pod).delete();
        } catch (KubernetesClientException e) {
            throw new TargetException("the pod was not deleted: " + Told.by(e), e);
        }
    }

    @Override
    public String drain() throws TargetException {
        Pod pod = pod();
        String node = pod.getSpec().getNodeName();
        try {
            boolean alone = mayCordon(node);
            if (alone) {
                client.nodes().withName(node).edit(each -> {
                    each.getSpec().setUnschedulable(true);
                    return each;
                });
                cordoned = node;
            }
            if (!pods.resource(pod).evict()) {
                undrain();
                throw new TargetException(
                        "the eviction was refused: a disruption budget lets no pod of " + pods.name() + " go now");
            }
            return pod.getMetadata().getName() + " was evicted from " + node
                    + (alone ? ", which takes no pods" : "; this user may not keep others from it");
        } catch (KubernetesClientException e) {
            undrain();
            throw new TargetException("the pod was not evicted: " + Told.by(e), e);
        }
    }

    private boolean mayCordon(String node) {
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb("patch")
                .withResource("nodes")
                .withName(node)
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.resource(review).create().getStatus().getAllowed();
    }

    @Override
    public void undrain() throws TargetException {
        InAnyCase.run(this::uncordon);
    }

    private void uncordon() throws TargetException {
        String node = cordoned;
        if (node == null) {
            return;
        }
        try {
            client.nodes().withName(node).edit(each -> {
                each.getSpec().setUnschedulable(false);
                return each;
            });
            cordoned = null;
        } catch (KubernetesClientException e) {
            throw new TargetException(
                    node + " still takes no pods (" + Told.by(e) + "); kubectl uncordon " + node + " mends it", e);
        }
    }

    @Override
    public void releaseMissingImage() throws TargetException {
        release.of(MISSING);
    }

    @Override
    public @Nullable String imageError() {
        return pods.present().stream()
                .filter(pod -> pod.getSpec().getContainers().get(0).getImage().equals(MISSING))
                .flatMap(pod -> Pods.waiting(pod).map(ContainerStateWaiting::getReason).stream())
                .filter(reason -> reason.contains("Image") || reason.contains("Err"))
                .findFirst()
                .orElse(null);
    }
}
