package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Budget;
import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.CodeChange;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.LoadPlace;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Readiness;
import io.twoshops.lab.target.Rebuild;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UncheckedTargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.Call;
import io.twoshops.lab.target.engine.Engine;
import io.twoshops.lab.target.engine.ImageBuild;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a cluster, by the current context of kubeconfig. Nothing outside of it is touched, and it is touched only if it is the
 * lab's own.
 */
public final class KubernetesTarget implements Target {
    /** What goes wrong is told by what is thrown; the client would print it as well, a page of it each time. */
    private static final Logger CLIENT = Logger.getLogger("io.fabric8");

    static {
        CLIENT.setLevel(Level.OFF);
    }

    private static final int ASK_MILLIS = 20_000;
    private static final Duration SECRETS_LIMIT = Duration.ofMinutes(2);
    private static final long GONE_SECONDS = 180;
    private static final long LOAD_SECONDS = 120;
    private static final String FIELDS = "two-shops-lab";

    /** What metrics-server adds to the API. */
    private static final String METRICS = "metrics.k8s.io";

    private static final String LOAD_IMAGE = "SHOP_LOAD_IMAGE";
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(5);
    private static final String LOAD = "load";
    private static final int LOAD_PORT = 8080;

    /** What a namespace holds of an arm; data and Secrets only go with {@code --volumes}. */
    private static final String PART_OF = "app.kubernetes.io/part-of";

    private final Workspace workspace;
    private final KubernetesClient client;
    private final @Nullable String chosen;
    private final @Nullable String purpose;
    private final Set<Arm> made = EnumSet.noneOf(Arm.class);
    private final List<Forwards> forwards = new ArrayList<>();

    /**
     * By the kubeconfig of this user, or by the service account of this pod.
     *
     * @param namespace to deploy in; null for that of the current context, and where it names none, one for each arm
     * @param purpose of deployments that last no longer than this run of the lab and leave what is up alone; null for such as stay
     * @throws UnmetNeedException when no cluster answers, or the kubeconfig is none
     */
    public static KubernetesTarget open(Workspace workspace, @Nullable String namespace, @Nullable String purpose)
            throws UnmetNeedException {
        Config config = new ConfigBuilder(kubeconfig())
                .withRequestTimeout(ASK_MILLIS)
                .withConnectionTimeout(ASK_MILLIS)
                .withRequestRetryBackoffLimit(2)
                .build();
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        try {
            client.getKubernetesVersion();
        } catch (KubernetesClientException e) {
            client.close();
            throw new UnmetNeedException("no cluster answers at " + config.getMasterUrl() + " (" + Told.by(e) + "); "
                    + (config.getCurrentContext() == null
                            ? "no kubeconfig has a current context, neither where KUBECONFIG says nor in ~/.kube/config"
                            : "kubectl config current-context says which is asked"));
        }
        String usual = config.getNamespace();
        String own = namespace != null ? namespace : usual == null || usual.equals("default") ? null : usual;
        return new KubernetesTarget(workspace.within("kubernetes"), client, own, purpose);
    }

    /** Its parser has no common type for what it refuses, and shows the lines that it read below what is wrong and where. */
    private static Config kubeconfig() throws UnmetNeedException {
        try {
            return Config.autoConfigure(null);
        } catch (RuntimeException e) {
            String wrong = Told.by(e).lines().limit(2).map(String::strip).collect(Collectors.joining(" "));
            throw new UnmetNeedException("the kubeconfig cannot be read: " + wrong);
        }
    }

    KubernetesTarget(
            Workspace workspace, KubernetesClient client, @Nullable String namespace, @Nullable String purpose) {
        this.workspace = workspace;
        this.client = client;
        this.chosen = namespace;
        this.purpose = purpose;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    private OwnNamespace namespace(Arm arm) {
        String usual = "two-shops-" + arm.id() + (purpose == null ? "" : "-" + purpose);
        return new OwnNamespace(client, chosen == null ? usual : chosen);
    }

    private boolean openShift() {
        return client.getApiGroup("route.openshift.io") != null;
    }

    private Manifests manifests(Arm arm) {
        return new Manifests(workspace.home(), workspace.arm(arm), client);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kubernetes", client.getKubernetesVersion().getGitVersion());
        facts.put("openShift", Boolean.toString(openShift()));
        return facts;
    }

    /** What would be made or changed, without doing it. */
    public List<String> plan(Arm arm, DeployOptions options) throws TargetException {
        OwnNamespace namespace = namespace(arm);
        namespace.require();
        require(options);
        boolean there = namespace.there();
        List<String> lines = new ArrayList<>();
        lines.add((there ? "use the namespace " : "create the namespace ") + namespace.name());
        lines.add("create the Secrets that are missing (k8s/secrets.sh " + arm.id() + ")");
        for (HasMetadata object : Manifests.within(objects(arm, options, namespace))) {
            boolean present = there
                    && client.resource(object).inNamespace(namespace.name()).get() != null;
            lines.add((present ? "apply " : "create ") + named(object));
        }
        return lines;
    }

    /** What would be deleted, without doing it. */
    public List<String> removal(Arm arm, boolean volumes) throws TargetException {
        OwnNamespace namespace = namespace(arm);
        Optional<OwnNamespace.Noted> noted =
                namespace.there() ? namespace.noted().filter(there -> there.arm() == arm) : Optional.empty();
        if (noted.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        objects(arm, noted.get().options(), namespace).forEach(object -> lines.add("delete " + named(object)));
        if (volumes) {
            data(namespace).forEach(object -> lines.add("delete " + named(object)));
        }
        return lines;
    }

    private static String named(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private List<HasMetadata> objects(Arm arm, DeployOptions options, OwnNamespace namespace) throws TargetException {
        return manifests(arm).read(arm, options, namespace.name(), openShift());
    }

    @Override
    public void prepare(Arm arm, Progress progress) {}

    @Override
    public Deployment deploy(Arm arm, DeployOptions options, Progress progress) throws TargetException {
        OwnNamespace namespace = namespace(arm);
        namespace.require();
        require(options);
        requireNobodys(namespace);
        if (options.fresh()) {
            remove(arm, true);
        }
        Optional<OwnNamespace.Noted> present = namespace.there() ? namespace.noted() : Optional.empty();
        if (present.isPresent()) {
            requireSame(namespace, present.get(), arm, options);
        }
        List<HasMetadata> objects = objects(arm, options, namespace);
        boolean passing = purpose != null || !namespace.there();
        namespace.make(Manifests.namespace(objects));
        namespace.note(arm, options);
        made.add(arm);
        Thread undo = new Thread(() -> remove(arm, passing));
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            secrets(arm, namespace);
            apply(Manifests.within(objects), namespace);
            Deployment deployment = deployment(arm, options, namespace);
            await(deployment.units(), progress);
            Runtime.getRuntime().removeShutdownHook(undo);
            return deployment;
        } catch (TargetException | RuntimeException e) {
            if (present.isEmpty()) {
                undo(arm, passing, e);
            }
            Runtime.getRuntime().removeShutdownHook(undo);
            throw e;
        }
    }

    /** What passes with this run of the lab takes the place of nothing that somebody has put there to stay. */
    private void requireNobodys(OwnNamespace namespace) throws TargetException {
        if (purpose == null || chosen == null || !namespace.there()) {
            return;
        }
        Optional<OwnNamespace.Noted> there = namespace.noted();
        if (there.isPresent() && !made.contains(there.get().arm())) {
            String arm = there.get().arm().id();
            throw new UnmetNeedException("the namespace " + namespace.name() + " holds " + arm
                    + ", which would be deleted with its data; end it with ./shop down " + arm
                    + " --target kubernetes --namespace " + namespace.name() + ", or name another with --namespace");
        }
    }

    private void undo(Arm arm, boolean volumes, Exception failure) {
        try {
            remove(arm, volumes);
        } catch (UncheckedTargetException e) {
            failure.addSuppressed(e);
        }
    }

    /** The budget is in the manifests, the same for both arms. */
    @Override
    public void require(DeployOptions options) throws UnmetNeedException {
        if (options.budget().heapMib() != Budget.DEFAULT.heapMib()
                || options.budget().cpus() != 0) {
            throw new UnmetNeedException(
                    "on a cluster the budget is what the manifests say; leave out --heap and --cpus");
        }
        if (options.layout().ownDatabases()) {
            throw new UnmetNeedException(
                    "on a cluster the component db-per-service gives each its own; --own-databases is for --target processes");
        }
        if (!options.layout().copies().isEmpty()) {
            throw new UnmetNeedException("on a cluster kubectl scale makes copies; --copies is for --target processes");
        }
        if (options.layout().autoscaled() && client.getApiGroup(METRICS) == null) {
            throw new UnmetNeedException(
                    "replicas come and go by what metrics-server measures, and this cluster has none");
        }
    }

    private static void requireSame(OwnNamespace namespace, OwnNamespace.Noted present, Arm arm, DeployOptions options)
            throws TargetException {
        if (present.arm() != arm) {
            throw new UnmetNeedException("the namespace " + namespace.name() + " holds "
                    + present.arm().id() + "; run ./shop down " + present.arm().id()
                    + " --target kubernetes first, or name another with --namespace");
        }
        options.requireLike(arm, present.options());
    }

    private void secrets(Arm arm, OwnNamespace namespace) throws TargetException {
        Call.Result made = Call.start(
                        List.of(
                                workspace.home().resolve("k8s/secrets.sh").toString(),
                                arm.id(),
                                "--namespace",
                                namespace.name()),
                        Map.of())
                .awaitInAnyCase(SECRETS_LIMIT);
        if (!made.well()) {
            throw new TargetException("k8s/secrets.sh failed: " + made.lastLine());
        }
    }

    private void apply(List<HasMetadata> objects, OwnNamespace namespace) throws TargetException {
        for (HasMetadata object : objects) {
            try {
                client.resource(object)
                        .inNamespace(namespace.name())
                        .fieldManager(FIELDS)
                        .forceConflicts()
                        .serverSideApply();
            } catch (KubernetesClientException e) {
                throw new TargetException(named(object) + " was refused: " + Told.by(e), e);
            }
        }
    }

    private static void await(List<Unit> units, Progress progress) throws TargetException {
        int[] done = new int[1];
        try {
            Readiness.await(units, unit -> progress.step(unit.name() + " is ready", ++done[0], units.size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted", e);
        }
    }

    private Deployment deployment(Arm arm, DeployOptions options, OwnNamespace namespace) {
        Forwards ways = new Forwards(client, namespace.name());
        forwards.add(ways);
        return new ClusterDeployment(arm, options, client, namespace.name(), ways);
    }

    @Override
    public Optional<Deployment> find(Arm arm) {
        OwnNamespace namespace = namespace(arm);
        try {
            return namespace.there()
                    ? namespace
                            .noted()
                            .filter(noted -> noted.arm() == arm)
                            .map(noted -> deployment(arm, noted.options(), namespace))
                    : Optional.empty();
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }

    @Override
    public void remove(Arm arm, boolean volumes) {
        try {
            InAnyCase.run(() -> removeFrom(namespace(arm), arm, volumes));
        } catch (KubernetesClientException e) {
            throw new UncheckedTargetException(new TargetException(arm.id() + " was not removed: " + Told.by(e), e));
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }

    private void removeFrom(OwnNamespace namespace, Arm arm, boolean volumes) throws TargetException {
        if (!namespace.there()) {
            return;
        }
        // Of an arm that was taken down without its data nothing is noted any more; the data are still there.
        Optional<OwnNamespace.Noted> noted = namespace.noted();
        if (noted.isPresent() ? noted.get().arm() != arm : !(volumes && namespace.own())) {
            return;
        }
        if (volumes && namespace.deleteIfMade()) {
            gone(namespace);
            return;
        }
        DeployOptions options = noted.map(OwnNamespace.Noted::options).orElse(DeployOptions.DEFAULT);
        List<HasMetadata> objects = new ArrayList<>(objects(arm, options, namespace));
        objects.addAll(load());
        for (HasMetadata object : Manifests.within(objects)) {
            client.resource(object).inNamespace(namespace.name()).delete();
        }
        withoutPods(namespace);
        if (volumes) {
            data(namespace).forEach(object -> client.resource(object).delete());
        }
        namespace.forget();
    }

    /** Claims, which a StatefulSet leaves behind, and Secrets, which the databases in them know the passwords of. */
    private List<HasMetadata> data(OwnNamespace namespace) {
        List<HasMetadata> data = new ArrayList<>();
        for (PersistentVolumeClaim claim : client.persistentVolumeClaims()
                .inNamespace(namespace.name())
                .withLabel(PART_OF, "two-shops")
                .list()
                .getItems()) {
            data.add(claim);
        }
        for (Secret secret : client.secrets()
                .inNamespace(namespace.name())
                .withLabel(PART_OF, "two-shops")
                .list()
                .getItems()) {
            data.add(secret);
        }
        return data;
    }

    private void gone(OwnNamespace namespace) {
        client.namespaces()
                .withName(namespace.name())
                .waitUntilCondition(each -> each == null, GONE_SECONDS, TimeUnit.SECONDS);
    }

    private void withoutPods(OwnNamespace namespace) {
        client.pods()
                .inNamespace(namespace.name())
                .withLabel(PART_OF, "two-shops")
                .informOnCondition(List::isEmpty)
                .orTimeout(GONE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The lab's own image, as a Job in the arm's namespace. */
    @Override
    public Optional<LoadPlace> loadPlace(Arm arm) throws TargetException {
        OwnNamespace namespace = namespace(arm);
        namespace.require();
        try {
            withoutLoad(namespace);
            apply(load(), namespace);
            client.pods()
                    .inNamespace(namespace.name())
                    .withLabel(Pods.NAME, LOAD)
                    .waitUntilCondition(pod -> pod != null && Pods.ready(pod), LOAD_SECONDS, TimeUnit.SECONDS);
        } catch (KubernetesClientException e) {
            throw new TargetException("the load generator did not start: " + Told.by(e), e);
        }
        Forwards ways = new Forwards(client, namespace.name());
        forwards.add(ways);
        return Optional.of(new LoadPlace(
                URI.create("http://localhost:" + ways.to(LOAD, LOAD_PORT)), URI.create("http://shop:" + LOAD_PORT)));
    }

    private List<HasMetadata> load() throws TargetException {
        return Manifests.built(workspace.home().resolve("k8s/base/load"), client);
    }

    /** A Job cannot be changed, and its pod holds customers of the arm before. */
    private void withoutLoad(OwnNamespace namespace) {
        client.batch().v1().jobs().inNamespace(namespace.name()).withName(LOAD).delete();
        client.pods()
                .inNamespace(namespace.name())
                .withLabel(Pods.NAME, LOAD)
                .informOnCondition(List::isEmpty)
                .orTimeout(GONE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /**
     * As an image of the engine on this machine, brought to the nodes by the command in {@value #LOAD_IMAGE}, which differs from cluster
     * to cluster: {@code kind load docker-image}, or a script that pushes to its registry.
     */
    @Override
    public Build build(Arm arm, String module, CodeChange change) throws TargetException {
        String loading = System.getenv(LOAD_IMAGE);
        if (loading == null) {
            throw new UnmetNeedException("a changed image has to be brought to the cluster's nodes; set " + LOAD_IMAGE
                    + " to the command that does so with an image's name, such as: " + LOAD_IMAGE
                    + "='kind load docker-image'");
        }
        String application = arm == Arm.MONOLITH ? "monolith" : module;
        String image = "two-shops/" + application + ":" + change.name();
        List<String> options = new ArrayList<>(ImageBuild.options(Engine.docker));
        options.add("-Dquarkus.container-image.image=" + image);
        Path copy = workspace.arm(arm).resolve("builds").resolve(application + "-" + change.name());
        Build build = new Rebuild(workspace.home(), copy, application).run(change, options);
        Call.Result loaded = Call.start(List.of("sh", "-c", loading + " \"$1\"", "sh", image), Map.of())
                .awaitInAnyCase(LOAD_LIMIT);
        if (!loaded.well()) {
            throw new TargetException(loading + " " + image + " failed: " + loaded.lastLine());
        }
        return new Build(build.application(), image, build.seconds(), build.changedBytes(), build.changedLayers());
    }

    @Override
    public boolean networks() {
        return true;
    }

    @Override
    public boolean orchestrates() {
        return true;
    }

    /** The rights of a namespace do not reach that far. */
    @Override
    public boolean packets() {
        return false;
    }

    @Override
    public void close() {
        forwards.forEach(Forwards::close);
        client.close();
    }
}
