package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final Layout OWN_DATABASES = new Layout(Map.of(), true, false);

    @TempDir
    Path folder;

    @Test
    void noTwoOfBothArmsShareAPortHoweverManyCopiesThereAre() {
        List<Integer> taken = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            Map<String, Integer> copies =
                    arm.applications().stream().collect(Collectors.toMap(application -> application, application -> 4));
            Ports ports = new Ports(arm, 0, new Layout(copies, true, false));
            ports.units().forEach(unit -> taken.addAll(ports.takenBy(unit)));
        }
        // Database and provider twice, and eight databases more; a balancer, its routes and four copies with two ports
        // for each application.
        assertThat(taken).hasSize(2 * 3 + 8 + 2 + 2 + 10 * (1 + 4 * 2)).doesNotHaveDuplicates();
    }

    @Test
    void customersReachTheBalancerAndOperatorsTheFirstCopy() {
        Ports ports = new Ports(Arm.SERVICES, 100, copies(Map.of("storefront", 2)));
        assertThat(ports.application("storefront")).isEqualTo(8_190);
        assertThat(ports.management("storefront")).isEqualTo(9_290);
        assertThat(ports.routes()).isEqualTo(Map.of(8_190, List.of(8_290, 8_390)));
        assertThat(ports.units())
                .extracting(UnitSpec::name, UnitSpec::application)
                .contains(tuple("storefront", "storefront"), tuple("storefront-2", "storefront"));
        assertThat(new Ports(Arm.SERVICES, 100).units())
                .extracting(UnitSpec::kind)
                .doesNotContain(Kind.BALANCER);
    }

    @Test
    void eachServiceHasADatabaseServerOfItsOwnWhereThatIsAskedFor() {
        Ports ports = new Ports(Arm.SERVICES, DeployOptions.DEFAULT.withLayout(OWN_DATABASES));
        assertThat(ports.units())
                .filteredOn(unit -> unit.kind() == Kind.DATABASE)
                .extracting(UnitSpec::name, UnitSpec::port)
                .hasSize(9)
                .startsWith(tuple("postgres", ports.database("provider")))
                .contains(tuple("orders-db", ports.database("orders")));
        assertThat(ports.databases("postgres")).containsExactly("provider");
        assertThat(ports.databases("orders-db")).containsExactly("orders");
        assertThat(new Ports(Arm.SERVICES, 0).databases("postgres")).hasSize(9);
        assertThat(OWN_DATABASES.of(Arm.SERVICES)).isEqualTo(OWN_DATABASES);
        assertThat(OWN_DATABASES.of(Arm.MONOLITH)).isEqualTo(Layout.PLAIN);
    }

    @Test
    void findsAnOffsetOnceThoughNobodyListensAtItYet() throws Exception {
        assertThat(Ports.freeOffset(Arm.SERVICES)).isNotEqualTo(Ports.freeOffset(Arm.SERVICES));
    }

    @Test
    void copiesAreKeptWithADeployment() throws Exception {
        DeployOptions options = DeployOptions.DEFAULT.withLayout(
                copies(Map.of("monolith", 2, "catalog", 3)).of(Arm.SERVICES));
        assertThat(options.layout().copies()).isEqualTo(Map.of("catalog", 3));
        new DeploymentState(Arm.SERVICES, false, LinuxProcess.self(), options, List.of()).save(folder);
        assertThat(DeploymentState.load(folder)).map(DeploymentState::options).contains(options);

        Path state = folder.resolve("state.json");
        String old = Files.readString(state).replaceAll("(?s),\\s*\"layout\" : \\{.*?}.*?}", "");
        assertThat(old).doesNotContain("copies");
        Files.writeString(state, old);
        assertThat(DeploymentState.load(folder))
                .map(found -> found.options().layout())
                .contains(Layout.PLAIN);
    }

    @Test
    void refusesCopiesOfWhatIsNoApplicationAndNumbersOutOfRange() {
        assertThatThrownBy(() -> copies(Map.of("catalogue", 2)))
                .hasMessageStartingWith("no application \"catalogue\"; there are monolith, storefront");
        for (int number : new int[] {-1, 1, 5}) {
            assertThatThrownBy(() -> copies(Map.of("catalog", number)))
                    .hasMessage("copies of catalog must be from 2 to 4, and not " + number);
        }
    }

    private static Layout copies(Map<String, Integer> numbers) {
        return new Layout(numbers, false, false);
    }
}
