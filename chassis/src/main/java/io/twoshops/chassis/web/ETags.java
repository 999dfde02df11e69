package io.twoshops.chassis.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, 8.8.3): the digest of the bytes that are sent. */
@ApplicationScoped
public class ETags {
    private final ObjectMapper json;

    ETags(ObjectMapper json) {
        this.json = json;
    }

    /** {@return 200 with the entity and its tag, or 304 when the client already has these bytes} */
    public Response respond(HttpHeaders request, Object entity) {
        byte[] body = bytes(entity);
        String tag = '"' + Fingerprint.sha256(body).substring(0, 32) + '"';
        if (matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(body, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::trim)
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
    }

    private byte[] bytes(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + entity.getClass(), e);
        }
    }
}
