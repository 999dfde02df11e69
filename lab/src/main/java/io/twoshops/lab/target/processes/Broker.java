package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Kafka server that is its own controller, of the smallest size that still keeps what it has acknowledged. */
final class Broker {
    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%2$d
            listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=BROKER://localhost:%1$d
            listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=BROKER
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            num.partitions=3
            default.replication.factor=1
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.retention.hours=1
            log.segment.bytes=16777216
            log.cleaner.dedupe.buffer.size=2097152
            num.network.threads=2
            num.io.threads=2
            background.threads=2
            """;

    private final Path folder;
    private final int port;
    private final int controllerPort;

    Broker(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Writes the settings and, once, the identity of the data folder. */
    void initialise(List<String> java) throws IOException, TargetException, InterruptedException {
        Files.createDirectories(folder);
        Path settings = folder.resolve("server.properties");
        Path data = folder.resolve("data");
        Files.writeString(settings, SETTINGS.formatted(port, controllerPort, data));
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        List<String> format = new ArrayList<>(java);
        format.addAll(List.of("kafka.tools.StorageTool", "format", "-t", "dHdvLXNob3BzLWtyYWZ0MQ", "-c"));
        format.add(settings.toString());
        Process process = new ProcessBuilder(format).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new TargetException("the broker's folder could not be made: " + output);
        }
    }

    List<String> command(List<String> java) {
        List<String> command = new ArrayList<>(java);
        command.addAll(
                List.of("kafka.Kafka", folder.resolve("server.properties").toString()));
        return command;
    }
}
