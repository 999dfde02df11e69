package io.twoshops.lab.target.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.delay.QueueMessages.Answer;
import io.twoshops.lab.target.delay.QueueMessages.Other;
import io.twoshops.lab.target.delay.QueueMessages.Packet;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes as the kernel's headers lay them out on a little-endian machine, which all are that the lab runs on. */
class QueueMessagesTest {
    private static final String PACKET_17 = "38000000 0003 0000 00000000 00000000" // header: 56 bytes, queue, packet
            + "02 00 0001" // IPv4, queue 1
            + "0b00 0100 00000011 0800 01 00" // packet 17, ETH_P_IP, hook INPUT
            + "0800 0500 00000002" // came in by interface 2
            + "1000 0900 0006 0000 0a0b0c0d0e0f 0000"; // from this address

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(bytes(hex));
    }

    @Test
    void bindsAndSaysWhatToCopyInOneMessage() {
        assertThat(bytes(QueueMessages.bind(258)))
                .isEqualTo(bytes(
                        "40000000 0203 0500 00000000 00000000" // acknowledge, please
                                + "00 00 0102" // queue 258
                                + "0800 0100 01 00 0000" // bind
                                + "0900 0200 00000000 01 000000" // copy what is known of packets, nothing of them
                                + "0800 0300 00010000" // 65536 at most
                                + "0800 0400 00000005" // of the flags, fail open and whole packets
                                + "0800 0500 00000005"));
    }

    @Test
    void acceptsOnePacketOrAllUpToIt() {
        assertThat(bytes(QueueMessages.accept(1, 17)))
                .isEqualTo(bytes("20000000 0103 0100 00000000 00000000 00 00 0001 0c00 0200 00000001 00000011"));
        assertThat(bytes(QueueMessages.acceptUpTo(1, -1)))
                .isEqualTo(bytes("20000000 0303 0100 00000000 00000000 00 00 0001 0c00 0200 00000001 ffffffff"));
    }

    @Test
    void readsMessagesOneAfterTheOther() {
        ByteBuffer buffer = buffer(PACKET_17
                + "24000000 0200 0000 00000000 00000000 f0ffffff 00000000 00000000 00000000 00000000"
                + "10000000 0300 0000 00000000 00000000");
        assertThat(QueueMessages.read(buffer)).isEqualTo(new Packet(17));
        assertThat(QueueMessages.read(buffer)).isEqualTo(new Answer(16));
        assertThat(QueueMessages.read(buffer)).isEqualTo(new Other(3));
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void refusesWhatIsShorterThanItSays() {
        for (String broken : new String[] {
            "380000", // no header
            PACKET_17.substring(0, PACKET_17.length() - " 0000".length()),
            PACKET_17.replace("38000000", "04000000"),
            PACKET_17.replace("0b00 0100", "ff00 0100"),
            PACKET_17.replace("0b00 0100", "0000 0100"),
            PACKET_17.replace("0b00 0100", "0600 0100"),
            "14000000 0200 0000 00000000 00000000 ff",
            "10000000 0200 0000 00000000 00000000"
        }) {
            ByteBuffer message = buffer(broken);
            assertThatThrownBy(() -> QueueMessages.read(message))
                    .as(broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesAPacketWithoutANumber() {
        assertThatThrownBy(() -> QueueMessages.read(buffer(PACKET_17.replace("0b00 0100", "0b00 0a00"))))
                .hasMessage("a packet came without a number");
    }
}
