package io.muster.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Muster as many processes, each with one role, behind a proxy; a process that ends is started again. */
public final class Fleet implements AutoCloseable {

    private static final int LIVES_MAX = 100;
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Map<String, String> settings;
    private final List<String> options;
    private final Path logs;
    private final List<Member> members = new ArrayList<>();
    private final LocalProxy proxy;

    private Fleet(Split split, Map<String, String> settings, List<String> options, int port, Path folder, Path logs) {
        this.settings = settings;
        this.options = options;
        this.logs = logs;
        var publicAddress = "http://localhost:" + port;
        for (var name : split.names()) {
            members.add(new Member(name, new Application.Seat(Ports.free(), Ports.free(), publicAddress)));
        }
        this.proxy = LocalProxy.start(port, behindProxy(), folder, logs.resolve("proxy.log"));
    }

    /** Starts all; {@code folder} takes the proxy's configuration, {@code logs} what they say. */
    static Fleet start(
            Split split, Map<String, String> settings, List<String> options, int port, Path folder, Path logs) {
        var fleet = new Fleet(split, settings, options, port, folder, logs);
        fleet.members.forEach(Member::begin);
        return fleet;
    }

    /** A place in which one process after another plays a role, at the same addresses. */
    public final class Member {
        private final String name;
        private final Application.Seat seat;
        private Optional<Application> application = Optional.empty();
        private int lives;

        private Member(String name, Application.Seat seat) {
            this.name = name;
            this.seat = seat;
        }

        public String name() {
            return name;
        }

        public String role() {
            return name.substring(0, name.indexOf('-'));
        }

        public Application.Seat seat() {
            return seat;
        }

        /** The present life. */
        public synchronized Application application() {
            return application.orElseThrow();
        }

        /** The process id of the present life; 0 when it has ended. */
        public long pid() {
            return application().process().process().map(ProcessHandle::pid).orElse(0L);
        }

        /** Begins the next life; the present one has ended. */
        public synchronized void begin() {
            lives++;
            var own = new HashMap<>(settings);
            own.put("muster.roles", role());
            // Behind the proxy alone, which tells who asked
            own.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            own.put("quarkus.http.proxy.enable-forwarded-host", "true");
            own.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
            own.put("quarkus.shutdown.delay", "4s");
            var log = logs.resolve(lives == 1 ? name + ".log" : name + "." + lives + ".log");
            application = Optional.of(Application.start(own, seat, log, options));
        }
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    /** Those who play the role. */
    public List<Member> members(String role) {
        return members.stream().filter(member -> member.role().equals(role)).toList();
    }

    /** Where everybody finds them. */
    public String address() {
        return proxy.address();
    }

    /** What the proxy says it did, for Prometheus. */
    public String proxyMetrics() {
        return "http://localhost:" + proxy.sightPort() + "/metrics";
    }

    Child proxyProcess() {
        return proxy.process();
    }

    /** Waits until all take work. */
    public void awaitReady() {
        members.forEach(member -> member.application().awaitReady());
    }

    /** Starts whoever ends again, as its supervisor would; tells so. Returns at once. */
    void keepAlive(Consumer<String> say) {
        members.forEach(
                member -> Thread.ofVirtual().name("keeps-" + member.name()).start(() -> keepAlive(member, say)));
    }

    private static void keepAlive(Member member, Consumer<String> say) {
        while (member.lives < LIVES_MAX) {
            member.application().process().awaitEnd();
            try {
                Thread.sleep(BREATH);
                if (Child.isStopping()) {
                    return;
                }
                member.begin();
                say.accept(member.name() + " has ended and is started again; the others went on");
                member.application().awaitReady();
                say.accept(member.name() + " is ready again (pid " + member.pid() + ")");
            } catch (StartFailure broken) {
                say.accept(broken.line());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Map<String, List<ProxyPattern.Server>> behindProxy() {
        var backends = new HashMap<String, List<ProxyPattern.Server>>();
        for (var member : members) {
            backends.computeIfAbsent(member.role(), _ -> new ArrayList<>())
                    .add(new ProxyPattern.Server(member.name(), member.seat()));
        }
        return backends;
    }

    /** Ends all at once, without their drain. */
    @Override
    public void close() {
        members.forEach(
                member -> member.application.ifPresent(each -> each.process().kill()));
        proxy.process().close();
    }
}
