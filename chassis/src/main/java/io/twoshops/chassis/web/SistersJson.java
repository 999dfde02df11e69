package io.twoshops.chassis.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;

/** What other processes answer is read as strictly as customers' requests, but that one of a newer version may tell more. */
@ConstrainedTo(RuntimeType.CLIENT)
public class SistersJson implements ContextResolver<ObjectMapper> {
    private final ObjectMapper json = Arc.container()
            .instance(ObjectMapper.class)
            .get()
            .copy()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return json;
    }
}
