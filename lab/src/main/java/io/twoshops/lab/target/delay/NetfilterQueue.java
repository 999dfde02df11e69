package io.twoshops.lab.target.delay;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.twoshops.lab.target.delay.QueueMessages.Answer;
import io.twoshops.lab.target.delay.QueueMessages.Packet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A queue of the packet filter in the network namespace of this process, over a netlink socket. What rules with
 * {@code -j NFQUEUE} send to it waits in the kernel until it is accepted here. The queue ends with this process, and the
 * kernel drops what still waits then.
 */
final class NetfilterQueue implements PacketQueue {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int NETLINK_NETFILTER = 12;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUFFORCE = 33;

    /** Notices of some thousand packets: what finds no room passes undelayed. */
    private static final int RECEIVE_BYTES = 8 << 20;

    private static final int LARGEST_NOTICE = 8_192;
    private static final int EPERM = 1;
    private static final int EINTR = 4;
    private static final int ENOBUFS = 105;

    private final int queue;
    private final int socket;
    private final ByteBuffer notices = ByteBuffer.allocateDirect(LARGEST_NOTICE);

    /** The C library's; sizes are those of 64-bit machines. */
    private static final class C {
        static {
            Native.register(C.class, Platform.C_LIBRARY_NAME);
        }

        static native int socket(int domain, int type, int protocol) throws LastErrorException;

        static native int setsockopt(int socket, int level, int name, int[] value, int length)
                throws LastErrorException;

        static native long send(int socket, ByteBuffer data, long length, int flags) throws LastErrorException;

        static native long recv(int socket, ByteBuffer data, long length, int flags) throws LastErrorException;
    }

    /** @throws IllegalStateException when the kernel refuses; the message says why */
    NetfilterQueue(int queue) {
        this.queue = queue;
        this.notices.limit(0);
        try {
            this.socket = C.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_NETFILTER);
            C.setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, new int[] {RECEIVE_BYTES}, Integer.BYTES);
        } catch (LastErrorException e) {
            throw refused(e.getErrorCode());
        }
        send(QueueMessages.bind(queue));
        int error = answer();
        if (error != 0) {
            throw refused(error);
        }
    }

    private IllegalStateException refused(int error) {
        return new IllegalStateException(
                error == EPERM
                        ? "queue " + queue + " is in use, or the right CAP_NET_ADMIN is missing"
                        : "the kernel has no queue for packets (NFQUEUE), error " + error);
    }

    private int answer() {
        while (true) {
            if (next() instanceof Answer answer) {
                return answer.error();
            }
        }
    }

    @Override
    public int take() {
        while (true) {
            if (next() instanceof Packet packet) {
                return packet.id();
            }
        }
    }

    private QueueMessages.Message next() {
        while (!notices.hasRemaining()) {
            receive();
        }
        return QueueMessages.read(notices);
    }

    private void receive() {
        try {
            long length = C.recv(socket, notices.clear(), notices.capacity(), 0);
            notices.limit((int) length).order(ByteOrder.nativeOrder());
        } catch (LastErrorException e) {
            notices.limit(0);
            if (e.getErrorCode() != EINTR && e.getErrorCode() != ENOBUFS) {
                throw e;
            }
        }
    }

    @Override
    public void accept(int packet) {
        send(QueueMessages.accept(queue, packet));
    }

    /** Those too that the kernel has queued and whose notices were not read yet: no more than the queue holds. */
    @Override
    public void acceptAll(int newest) {
        send(QueueMessages.acceptUpTo(queue, newest + QueueMessages.QUEUE_LENGTH));
    }

    private void send(ByteBuffer message) {
        C.send(socket, message, message.remaining(), 0);
    }
}
