import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Takes traces by OTLP over HTTP (protobuf, port 4318) and tells by Jaeger's query API (port 16686) which services took part in each.
 * The numbers of the fields are those of opentelemetry-proto's trace.proto.
 */
class Traces {
    private static final int MOST = 10_000;

    /** What is known of a trace: {@code service operation} pairs. */
    private final Map<String, Set<String>> traces = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST;
        }
    };

    public static void main(String[] args) throws IOException {
        Traces traces = new Traces();
        serve(4318, "/v1/traces", traces::take);
        HttpServer query = serve(16686, "/api/services", traces::services);
        query.createContext("/api/traces", exchange -> respond(exchange, traces.traces(exchange)));
    }

    private interface Handler {
        String answer(HttpExchange exchange) throws IOException;
    }

    private static HttpServer serve(int port, String path, Handler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext(path, exchange -> respond(exchange, handler.answer(exchange)));
        server.start();
        return server;
    }

    private static void respond(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized String take(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
        fields(ByteBuffer.wrap(in.readAllBytes()), (field, resourceSpans) -> {
            String[] service = {"unknown"};
            fields(resourceSpans.duplicate(), (part, content) -> {
                if (part == 1) {
                    fields(content, (f, attribute) -> service[0] = name(attribute, service[0]));
                }
            });
            fields(resourceSpans, (part, scopeSpans) -> {
                if (part == 2) {
                    fields(scopeSpans, (f, span) -> {
                        if (f == 2) {
                            add(service[0], span);
                        }
                    });
                }
            });
        });
        return "";
    }

    /** The value of the attribute, if it is the one that names the service. */
    private static String name(ByteBuffer attribute, String otherwise) {
        String[] pair = {"", ""};
        fields(attribute, (field, content) -> {
            if (field == 1) {
                pair[0] = text(content);
            } else {
                fields(content, (kind, value) -> pair[1] = kind == 1 ? text(value) : pair[1]);
            }
        });
        return pair[0].equals("service.name") ? pair[1] : otherwise;
    }

    private void add(String service, ByteBuffer span) {
        String[] found = {"", ""};
        fields(span, (field, content) -> {
            if (field == 1) {
                byte[] id = new byte[content.remaining()];
                content.get(id);
                found[0] = HexFormat.of().formatHex(id);
            } else if (field == 5) {
                found[1] = text(content);
            }
        });
        traces.computeIfAbsent(found[0], id -> new TreeSet<>()).add(service + " " + found[1]);
    }

    private static String text(ByteBuffer content) {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    /** Calls for each field that has a length; skips numbers. */
    private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> each) {
        while (message.hasRemaining()) {
            int key = number(message);
            switch (key & 7) {
                case 0 -> number(message);
                case 1 -> message.position(message.position() + 8);
                case 2 -> {
                    int length = number(message);
                    each.accept(key >>> 3, message.slice(message.position(), length));
                    message.position(message.position() + length);
                }
                case 5 -> message.position(message.position() + 4);
                default -> throw new IllegalArgumentException("wire type " + (key & 7));
            }
        }
    }

    private static int number(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = message.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return (int) value;
            }
        }
    }

    private synchronized String services(HttpExchange exchange) {
        return traces.values().stream()
                .flatMap(Set::stream)
                .map(Traces::service)
                .distinct()
                .sorted()
                .map(Traces::quoted)
                .collect(Collectors.joining(",", "{\"data\":[", "]}\n"));
    }

    /** Those in which the service of the query took part, one trace to a line. */
    private synchronized String traces(HttpExchange exchange) {
        String query = URLDecoder.decode(String.valueOf(exchange.getRequestURI().getRawQuery()), StandardCharsets.UTF_8);
        String wanted = query.replaceFirst("^(.*&)?service=([^&]*).*$", "$2");
        return traces.entrySet().stream()
                .filter(trace -> trace.getValue().stream().anyMatch(span -> service(span).equals(wanted)))
                .map(trace -> "{\"traceID\":" + quoted(trace.getKey()) + "," + spans(trace.getValue()) + "}")
                .collect(Collectors.joining(",\n", "{\"data\":[\n", "\n]}\n"));
    }

    private static String spans(Set<String> spans) {
        String processes = spans.stream()
                .map(Traces::service)
                .distinct()
                .map(service -> quoted(service) + ":{\"serviceName\":" + quoted(service) + "}")
                .collect(Collectors.joining(",", "\"processes\":{", "}"));
        return spans.stream()
                .map(span -> "{\"operationName\":" + quoted(span.substring(span.indexOf(' ') + 1)) + ",\"processID\":"
                        + quoted(service(span)) + "}")
                .collect(Collectors.joining(",", "\"spans\":[", "]," + processes));
    }

    private static String service(String span) {
        return span.substring(0, span.indexOf(' '));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
