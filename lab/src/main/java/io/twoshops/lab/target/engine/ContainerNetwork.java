package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.Guard;
import io.twoshops.lab.target.LinuxProcess;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The network of a container: its places in the engine's networks, and the packet filter in its own namespace. */
final class ContainerNetwork implements Network {
    private final Engine engine;
    private final Sight sight;
    private Map<String, Container.Place> cutFrom = Map.of();
    private final @Nullable BooleanSupplier answers;
    private @Nullable PacketLoss loss;
    private @Nullable PacketDelay delay;
    private @Nullable Process guard;

    /** @param answers whether the unit answers on its published port; null if none is */
    ContainerNetwork(Engine engine, Sight sight, @Nullable BooleanSupplier answers) {
        this.engine = engine;
        this.sight = sight;
        this.answers = answers;
    }

    @Override
    public synchronized void cut() throws TargetException {
        Map<String, Container.Place> networks =
                sight.recent().map(Container::networks).orElse(Map.of());
        if (networks.isEmpty()) {
            throw new TargetException("it is in no network");
        }
        cutFrom = networks;
        String undo = networks.entrySet().stream()
                .map(network -> Guard.quoted(connect(network.getKey(), network.getValue())))
                .collect(Collectors.joining("; "));
        guard = Guard.start("while kill -0 $1; do sleep 0.5; done; " + undo);
        try {
            for (String network : networks.keySet()) {
                engine.run("network", "disconnect", network, sight.id());
            }
        } catch (TargetException e) {
            mend();
            throw e;
        }
        sight.forget();
    }

    /**
     * As whom the others knew it, so that connections of before live on, as they do when a cable is plugged in again, and nobody sends
     * to an Ethernet address that he remembers and nobody has. Docker takes no address where it chose the subnet itself, but gives the
     * lowest that is free, which is the one of before, and makes the Ethernet address of it. Podman gives the next, and any.
     */
    private List<String> connect(String network, Container.Place place) {
        List<String> words = new ArrayList<>(List.of(engine.name(), "network", "connect"));
        place.names().forEach(name -> words.addAll(List.of("--alias", name)));
        if (engine == Engine.podman && !place.address().isEmpty()) {
            words.addAll(List.of("--ip", place.address(), "--mac-address", place.hardware()));
        }
        words.addAll(List.of(network, sight.id()));
        return words;
    }

    private void unwatch() {
        Process watching = guard;
        if (watching != null) {
            watching.destroy();
            guard = null;
        }
    }

    /** Two witnesses: the engine, and the port that the unit answered on before. */
    @Override
    public @Nullable String cutProof() {
        boolean cut =
                sight.recent().map(container -> container.networks().isEmpty()).orElse(false);
        if (!cut || (answers != null && answers.getAsBoolean())) {
            return null;
        }
        return "it is in no network" + (answers == null ? "" : ", and its port answers no more");
    }

    @Override
    public synchronized void mend() throws TargetException {
        sight.forget();
        Map<String, Container.Place> now =
                sight.recent().map(Container::networks).orElse(Map.of());
        for (Map.Entry<String, Container.Place> network : cutFrom.entrySet()) {
            if (!now.containsKey(network.getKey())) {
                List<String> words = connect(network.getKey(), network.getValue());
                engine.run(words.subList(1, words.size()).toArray(String[]::new));
            }
        }
        sight.forget();
        cutFrom = Map.of();
        unwatch();
    }

    @Override
    public synchronized void lose(double share) throws TargetException {
        PacketLoss started = new PacketLoss(processHere(), share);
        started.begin();
        loss = started;
    }

    private LinuxProcess processHere() throws UnmetNeedException {
        return sight.visible()
                .orElseThrow(() -> new UnmetNeedException(
                        "packets can be dropped or delayed only on the engine's machine, while the container runs"));
    }

    @Override
    public synchronized long lost() {
        PacketLoss present = loss;
        return present == null ? 0 : present.dropped();
    }

    @Override
    public synchronized void loseNothing() throws TargetException {
        PacketLoss present = loss;
        if (present != null) {
            present.end();
            loss = null;
        }
    }

    @Override
    public synchronized void delay(int millis) throws TargetException {
        PacketDelay started = new PacketDelay(processHere(), millis);
        started.begin();
        delay = started;
    }

    @Override
    public synchronized Delayed delayed() {
        PacketDelay present = delay;
        return present == null ? Delayed.NONE : present.delayed();
    }

    @Override
    public synchronized void delayNothing() throws TargetException {
        PacketDelay present = delay;
        delay = null;
        if (present != null) {
            present.end();
        }
    }
}
