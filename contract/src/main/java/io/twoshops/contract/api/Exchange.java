package io.twoshops.contract.api;

import java.util.Map;

/**
 * One call and its answer, as the contract judges it.
 *
 * @param method of the call
 * @param path raw path of the call, without query
 * @param status of the answer
 * @param headers of the answer, by lower-case name
 * @param body of the answer; empty when there is none
 */
public record Exchange(String method, String path, int status, Map<String, String> headers, String body) {

    /** Content type without its parameters, or an empty text. */
    String contentType() {
        return headers.getOrDefault("content-type", "").replaceAll(";.*", "").trim();
    }
}
