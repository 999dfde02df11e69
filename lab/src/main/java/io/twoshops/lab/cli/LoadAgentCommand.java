package io.twoshops.lab.cli;

import io.twoshops.lab.workload.LoadAgent;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A generator of load that is told over HTTP what to do; the lab starts it on a cluster, beside the shop. */
@Command(name = "load-agent", hidden = true, description = "Wait to be told what load to send where, until stopped.")
final class LoadAgentCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", required = true, description = "where it listens")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LoadAgent agent = new LoadAgent(port)) {
            agent.join();
        }
        return Exit.HOLDS;
    }
}
