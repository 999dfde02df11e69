package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.PortForward;
import io.twoshops.lab.target.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of this machine behind which are ports of pods, by way of the API server. Each connection goes to the pod that serves when
 * it begins, so that a forward outlives its pod, which {@code kubectl port-forward} does not.
 */
final class Forwards implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, ServerSocketChannel> doors = new ConcurrentHashMap<>();
    private final Set<PortForward> open = ConcurrentHashMap.newKeySet();

    Forwards(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The port of this machine that leads to a port of a workload's pods; it is chosen when it is first asked for. */
    int to(String workload, int port) {
        ServerSocketChannel door =
                doors.computeIfAbsent(workload + ":" + port, key -> open(new Pods(client, namespace, workload), port));
        return door.socket().getLocalPort();
    }

    private ServerSocketChannel open(Pods pods, int port) {
        try {
            ServerSocketChannel door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Together.THREADS.execute(() -> serve(door, pods, port));
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine can be had", e);
        }
    }

    private void serve(ServerSocketChannel door, Pods pods, int port) {
        try {
            while (true) {
                SocketChannel visitor = door.accept();
                Together.THREADS.execute(() -> lead(visitor, pods, port));
            }
        } catch (ClosedChannelException closed) {
            // The deployment is not looked at any more.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where no pod serves, a visitor finds the door shut, as in the cluster. */
    private void lead(SocketChannel visitor, Pods pods, int port) {
        try {
            Optional<Pod> pod = pods.first().filter(Pods::running);
            if (pod.isEmpty()) {
                visitor.close();
                return;
            }
            open.add(pods.resource(pod.get()).portForward(port, visitor, visitor));
            open.removeIf(forward -> !forward.isAlive());
        } catch (IOException | RuntimeException e) {
            shut(visitor);
        }
    }

    private static void shut(SocketChannel visitor) {
        try {
            visitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (ServerSocketChannel door : doors.values()) {
                door.close();
            }
            for (PortForward forward : open) {
                forward.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
