package io.twoshops.lab.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status 0 if nothing did
 * @param retryAfter whether it says when to come again
 * @param error why nothing came back
 */
public record Answer(int status, JsonNode body, boolean retryAfter, @Nullable String error) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether who asked cannot know what was done: nothing came back, or the shop could not say. */
    boolean leavesOpen() {
        return error != null || status >= 500 || status == 429;
    }

    static Answer none(String error) {
        return new Answer(0, MissingNode.getInstance(), false, error);
    }

    static Answer of(int status, byte[] body, boolean retryAfter) {
        try {
            JsonNode json = JSON.readTree(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            return new Answer(status, json, retryAfter, null);
        } catch (JsonProcessingException e) {
            return new Answer(status, MissingNode.getInstance(), retryAfter, null);
        }
    }
}
