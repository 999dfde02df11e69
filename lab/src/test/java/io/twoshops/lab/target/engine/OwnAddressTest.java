package io.twoshops.lab.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    @Test
    void isOfThisMachineAndNotItsLoopback() throws Exception {
        Optional<String> own = OwnAddress.find();
        assumeThat(own).as("a way to other machines").isPresent();
        InetAddress address = InetAddress.getByName(own.orElseThrow());
        assertThat(address.isLoopbackAddress()).isFalse();
        assertThat(NetworkInterface.getByInetAddress(address)).isNotNull();
    }
}
