package io.twoshops.lab.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.engine.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of the current namespace. What is not there is a missing node.
 *
 * @param client {@code kubectl} or {@code oc}
 */
record Cluster(Machine machine, String client) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UnmetNeedException when no cluster answers, or it refuses */
    JsonNode get(String... what) throws TargetException {
        List<String> words = new ArrayList<>(List.of(client, "get", "--request-timeout=10s", "--output=json"));
        words.addAll(List.of(what));
        Call.Result answer = machine.ask(words);
        if (answer.well()) {
            try {
                return JSON.readTree(answer.out());
            } catch (JsonProcessingException e) {
                throw new TargetException(client + " printed what is no JSON: " + e.getOriginalMessage(), e);
            }
        }
        if (answer.err().contains("(NotFound)")) {
            return MissingNode.getInstance();
        }
        throw new UnmetNeedException("the cluster does not tell (" + client + " get: " + answer.lastLine() + ")");
    }
}
