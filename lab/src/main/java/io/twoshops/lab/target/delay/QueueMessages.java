package io.twoshops.lab.target.delay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * The messages of nfnetlink_queue that are needed here, as {@code linux/netlink.h}, {@code linux/netfilter/nfnetlink.h} and
 * {@code linux/netfilter/nfnetlink_queue.h} lay them out:
 *
 * <pre>
 * nlmsghdr    u32 length of all, u16 type (subsystem, message), u16 flags, u32 sequence, u32 port   in the machine's order
 * nfgenmsg    u8 family, u8 version, be16 number of the queue
 * attributes  u16 length with these 4 bytes, u16 type, data in network order, filled up to a multiple of 4
 * </pre>
 */
final class QueueMessages {
    /** What the queue holds at most. */
    static final int QUEUE_LENGTH = 65_536;

    private static final int HEADER = 16;
    private static final int GENERIC_HEADER = 4;
    private static final int ATTRIBUTE_HEADER = 4;

    private static final int NLMSG_ERROR = 2;
    private static final int NLM_F_REQUEST = 1;
    private static final int NLM_F_ACK = 4;
    private static final int NFNL_SUBSYS_QUEUE = 3 << 8;
    private static final int NFQNL_MSG_PACKET = NFNL_SUBSYS_QUEUE;
    private static final int NFQNL_MSG_VERDICT = NFNL_SUBSYS_QUEUE | 1;
    private static final int NFQNL_MSG_CONFIG = NFNL_SUBSYS_QUEUE | 2;
    private static final int NFQNL_MSG_VERDICT_BATCH = NFNL_SUBSYS_QUEUE | 3;

    private static final int NFQA_PACKET_HDR = 1;
    private static final int NFQA_VERDICT_HDR = 2;
    private static final int NF_ACCEPT = 1;

    private static final int NFQA_CFG_CMD = 1;
    private static final int NFQA_CFG_PARAMS = 2;
    private static final int NFQA_CFG_QUEUE_MAXLEN = 3;
    private static final int NFQA_CFG_MASK = 4;
    private static final int NFQA_CFG_FLAGS = 5;
    private static final byte NFQNL_CFG_CMD_BIND = 1;
    private static final byte NFQNL_COPY_META = 1;

    /** Where the queue or the socket is full a packet passes undelayed instead of being dropped. */
    private static final int NFQA_CFG_F_FAIL_OPEN = 1;

    /** Large packets are not cut up on the way through the queue. */
    private static final int NFQA_CFG_F_GSO = 4;

    private QueueMessages() {}

    /** What came from the kernel. */
    sealed interface Message {}

    /** A packet that waits for a verdict. */
    record Packet(int id) implements Message {}

    /** The answer to a message; {@code error} is that of {@code errno.h}, 0 if all is well. */
    record Answer(int error) implements Message {}

    /** Anything else. */
    record Other(int type) implements Message {}

    /**
     * Binds a queue to the socket that this is sent over. All in one message: a queue that is bound, and not yet told what to
     * copy, drops its packets. META is the least that brings them here.
     */
    static ByteBuffer bind(int queue) {
        int flags = NFQA_CFG_F_FAIL_OPEN | NFQA_CFG_F_GSO;
        return message(NFQNL_MSG_CONFIG, NLM_F_REQUEST | NLM_F_ACK, queue, body -> {
            attribute(body, NFQA_CFG_CMD, data -> data.put(NFQNL_CFG_CMD_BIND)
                    .put((byte) 0)
                    .putShort((short) 0));
            attribute(body, NFQA_CFG_PARAMS, data -> data.putInt(0).put(NFQNL_COPY_META));
            attribute(body, NFQA_CFG_QUEUE_MAXLEN, data -> data.putInt(QUEUE_LENGTH));
            attribute(body, NFQA_CFG_MASK, data -> data.putInt(flags));
            attribute(body, NFQA_CFG_FLAGS, data -> data.putInt(flags));
        });
    }

    /** Lets one packet pass. */
    static ByteBuffer accept(int queue, int packet) {
        return verdict(NFQNL_MSG_VERDICT, queue, packet);
    }

    /** Lets pass all packets up to this one, the one included, known here or not. */
    static ByteBuffer acceptUpTo(int queue, int packet) {
        return verdict(NFQNL_MSG_VERDICT_BATCH, queue, packet);
    }

    private static ByteBuffer verdict(int type, int queue, int packet) {
        return message(
                type,
                NLM_F_REQUEST,
                queue,
                body -> attribute(
                        body, NFQA_VERDICT_HDR, data -> data.putInt(NF_ACCEPT).putInt(packet)));
    }

    private static ByteBuffer message(int type, int flags, int queue, Consumer<ByteBuffer> attributes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(128).order(ByteOrder.nativeOrder());
        buffer.position(Integer.BYTES);
        buffer.putShort((short) type).putShort((short) flags).putInt(0).putInt(0);
        buffer.put((byte) 0).put((byte) 0);
        buffer.order(ByteOrder.BIG_ENDIAN).putShort((short) queue);
        attributes.accept(buffer);
        buffer.flip().order(ByteOrder.nativeOrder());
        return buffer.putInt(0, buffer.limit());
    }

    private static void attribute(ByteBuffer buffer, int type, Consumer<ByteBuffer> data) {
        int start = buffer.position();
        data.accept(buffer.position(start + ATTRIBUTE_HEADER));
        int length = buffer.position() - start;
        buffer.order(ByteOrder.nativeOrder())
                .putShort(start, (short) length)
                .putShort(start + Short.BYTES, (short) type)
                .order(ByteOrder.BIG_ENDIAN)
                .position(start + aligned(length));
    }

    private static int aligned(int length) {
        return (length + 3) & ~3;
    }

    /**
     * Reads one message and moves on to the next.
     *
     * @throws IllegalArgumentException when it is shorter than it says, or a packet comes without a number
     */
    static Message read(ByteBuffer buffer) {
        ByteBuffer message = slice(buffer, HEADER, Integer.toUnsignedLong(peek(buffer)));
        int type = message.getShort(Integer.BYTES);
        message.position(HEADER);
        return switch (type) {
            case NFQNL_MSG_PACKET -> new Packet(id(message));
            case NLMSG_ERROR -> new Answer(-number(message, ByteOrder.nativeOrder()));
            default -> new Other(type);
        };
    }

    private static int peek(ByteBuffer buffer) {
        if (buffer.remaining() < HEADER) {
            throw new IllegalArgumentException("a netlink message of " + buffer.remaining() + " bytes has no header");
        }
        return buffer.order(ByteOrder.nativeOrder()).getInt(buffer.position());
    }

    private static int id(ByteBuffer message) {
        message.position(HEADER + GENERIC_HEADER);
        while (message.remaining() >= ATTRIBUTE_HEADER) {
            int type = message.getShort(message.position() + Short.BYTES);
            int length = Short.toUnsignedInt(message.getShort(message.position()));
            ByteBuffer attribute = slice(message, ATTRIBUTE_HEADER, length).position(ATTRIBUTE_HEADER);
            if (type == NFQA_PACKET_HDR) {
                return number(attribute, ByteOrder.BIG_ENDIAN);
            }
        }
        throw new IllegalArgumentException("a packet came without a number");
    }

    private static int number(ByteBuffer part, ByteOrder order) {
        if (part.remaining() < Integer.BYTES) {
            throw new IllegalArgumentException("a netlink part ends before its number");
        }
        return part.order(order).getInt();
    }

    /** The next {@code length} bytes; the buffer moves on to what follows them. */
    private static ByteBuffer slice(ByteBuffer buffer, int least, long length) {
        if (length < least || length > buffer.remaining()) {
            throw new IllegalArgumentException(
                    "a netlink part says that it has " + length + " bytes, and " + buffer.remaining() + " are there");
        }
        ByteBuffer part = buffer.slice(buffer.position(), (int) length).order(ByteOrder.nativeOrder());
        buffer.position(Math.min(buffer.limit(), buffer.position() + aligned((int) length)));
        return part;
    }
}
