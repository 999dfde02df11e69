import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a text to a topic ({@code produce SERVERS TEXT}), or reads the topic until it meets it ({@code consume SERVERS TEXT}). */
public final class RoundTrip {
    private static final String TOPIC = "airgap";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RoundTrip() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "produce" -> produce(arguments[1], arguments[2]);
            case "consume" -> consume(arguments[1], arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void produce(String servers, String text) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all", "enable.idempotence", true);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var where = producer.send(new ProducerRecord<>(TOPIC, "key", text)).get();
            System.out.println("sent to " + where);
        }
    }

    private static void consume(String servers, String text) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "group.id", "airgap-" + System.nanoTime(), "auto.offset.reset", "earliest");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (System.nanoTime() < end) {
                for (var entry : consumer.poll(Duration.ofMillis(200))) {
                    if (entry.value().equals(text)) {
                        System.out.println("met " + text);
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("not met within " + PATIENCE);
    }
}
