package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as engines print it: one array, or an object on each line, whichever the version likes. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static List<JsonNode> of(String text) throws TargetException {
        List<JsonNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                if (value.isArray()) {
                    value.forEach(documents::add);
                } else if (value.isObject()) {
                    documents.add(value);
                } else {
                    throw new TargetException("the engine printed something else than JSON objects: " + value);
                }
            }
            return documents;
        } catch (JsonProcessingException e) {
            throw new TargetException("the engine printed what is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TargetException("the engine's answer cannot be read: " + e.getMessage(), e);
        }
    }

    static JsonNode one(String text) throws TargetException {
        List<JsonNode> documents = of(text);
        if (documents.size() != 1) {
            throw new TargetException("the engine printed " + documents.size() + " JSON objects instead of one");
        }
        return documents.get(0);
    }
}
