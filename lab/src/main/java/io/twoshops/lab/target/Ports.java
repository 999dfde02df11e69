package io.twoshops.lab.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * The ports of both arms, all moved by the same offset; no two arms and no two units share one.
 *
 * @param layout what there is more of than one
 */
public record Ports(Arm arm, int offset, Layout layout) implements ReachedDeployment.Doors {
    /** The server that holds all databases, but for those that have their own. */
    private static final String COMMON_SERVER = "postgres";

    private static final int MANAGEMENT = 1_000;
    private static final int FIRST_SERVICE = 8_100;
    private static final int COPY = 100;

    /** Below the ports that the kernel gives to clients, which begin at 32768. */
    private static final int FIRST_FREE = 11_000;

    private static final int LAST_FREE = 23_000;
    private static final int FREE_STEP = 150;

    /** Where nothing ever serves: to listen there is to have taken the offset. */
    private static final int CLAIM = 8_070;

    /** What this JVM has taken. A process that ends, in whatever way, gives back what it listened on. */
    private static final List<ServerSocket> CLAIMS = new CopyOnWriteArrayList<>();

    /** With one of each application. */
    public Ports(Arm arm, int offset) {
        this(arm, offset, Layout.PLAIN);
    }

    /** Of a deployment. */
    public Ports(Arm arm, DeployOptions options) {
        this(arm, options.portOffset(), options.layout());
    }

    /** The name of the server that holds a database. */
    public String server(String database) {
        return layout.ownDatabases() && Arm.MODULES.contains(database) ? database + "-db" : COMMON_SERVER;
    }

    /** The names of the databases that a server holds. */
    public List<String> databases(String server) {
        return arm.databases().stream()
                .filter(database -> server(database).equals(server))
                .toList();
    }

    @Override
    public int database(String name) {
        int common = (arm == Arm.MONOLITH ? 5_480 : 5_490) + offset;
        return server(name).equals(COMMON_SERVER) ? common : common + 1 + Arm.MODULES.indexOf(name);
    }

    public int broker() {
        return 9_392 + offset;
    }

    public int brokerController() {
        return 9_393 + offset;
    }

    @Override
    public int provider() {
        return (arm == Arm.MONOLITH ? 8_079 : 8_089) + offset;
    }

    /** Where the balancer tells how its copies are. */
    private int balancer() {
        return (arm == Arm.MONOLITH ? 8_078 : 8_088) + offset;
    }

    /** Where one of the copies of an application serves; where there is only one, where the application does. */
    private int copy(String name, int number) {
        return application(name) + (layout.copies().containsKey(name) ? COPY * number : 0);
    }

    private List<Integer> copies(String name) {
        return IntStream.rangeClosed(1, layout.copies().getOrDefault(name, 1))
                .mapToObj(number -> copy(name, number))
                .toList();
    }

    /** To which copies the balancer sends what comes to a port. */
    public SortedMap<Integer, List<Integer>> routes() {
        SortedMap<Integer, List<Integer>> routes = new TreeMap<>();
        for (String name : layout.copies().keySet()) {
            routes.put(application(name), copies(name));
        }
        return routes;
    }

    @Override
    public int application(String name) {
        if (name.equals("monolith")) {
            return 8_080 + offset;
        }
        return (name.equals("storefront") ? 8_090 : FIRST_SERVICE + Arm.MODULES.indexOf(name)) + offset;
    }

    @Override
    public int management(String name) {
        return management(copy(name, 1));
    }

    /** Each application has its management port 1000 above its own. */
    public static int management(int port) {
        return port + MANAGEMENT;
    }

    /** All units of the arm, databases and brokers first. */
    public List<UnitSpec> units() {
        List<UnitSpec> units = new ArrayList<>();
        Map<String, Integer> servers = new LinkedHashMap<>();
        arm.databases().forEach(database -> servers.put(server(database), database(database)));
        servers.forEach((server, port) -> units.add(new UnitSpec(server, Kind.DATABASE, List.of(), port, 0)));
        if (arm == Arm.SERVICES) {
            units.add(new UnitSpec("kafka", Kind.BROKER, List.of(), broker(), 0));
        }
        units.add(new UnitSpec("provider", Kind.PROVIDER, List.of(), provider(), management(provider())));
        if (!layout.copies().isEmpty()) {
            units.add(new UnitSpec("balancer", Kind.BALANCER, List.of(), balancer(), 0));
        }
        for (String name : arm.applications()) {
            List<String> modules = arm == Arm.MONOLITH ? Arm.MODULES : List.of(name);
            List<Integer> ports = copies(name);
            for (int number = 1; number <= ports.size(); number++) {
                int port = ports.get(number - 1);
                String unit = number == 1 ? name : name + "-" + number;
                units.add(new UnitSpec(unit, Kind.APPLICATION, modules, port, management(port)));
            }
        }
        return units;
    }

    /**
     * An offset at which nothing listens on any port of the arm, beside whatever runs on the usual ones. It is kept for this JVM until that
     * ends: two that look at the same time find two, though neither listens on its ports yet.
     */
    public static int freeOffset(Arm arm) throws TargetException {
        for (int offset = FIRST_FREE; offset < LAST_FREE; offset += FREE_STEP) {
            if (claimed(CLAIM + offset) && new Ports(arm, offset).free()) {
                return offset;
            }
        }
        throw new TargetException("no free range of ports for another deployment of " + arm.id());
    }

    private static boolean claimed(int port) {
        try {
            CLAIMS.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private boolean free() {
        return units().stream().flatMap(unit -> takenBy(unit).stream()).noneMatch(Ports::listens);
    }

    /** Those that a process of the unit listens on. */
    public List<Integer> takenBy(UnitSpec unit) {
        List<Integer> taken = new ArrayList<>(unit.ports());
        if (unit.kind() == Kind.BROKER) {
            taken.add(brokerController());
        } else if (unit.kind() == Kind.BALANCER) {
            taken.addAll(routes().keySet());
        }
        return taken;
    }

    /** @throws PortTakenException naming the first of the unit's ports on which something listens */
    public static void requireFree(UnitSpec unit, List<Integer> ports) throws PortTakenException {
        for (int port : ports) {
            if (listens(port)) {
                throw new PortTakenException(port, unit.name());
            }
        }
    }

    /** Whether something listens on a port of this machine. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
