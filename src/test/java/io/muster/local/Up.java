package io.muster.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** {@code ./muster up}: starts everything, fills two lenders' books, says how to use it, and stops it on Ctrl-C. */
public final class Up {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Instant began = Instant.now();
    private final UpOptions options;
    private final UpState state;

    private Up(UpOptions options, UpState state) {
        this.options = options;
        this.state = state;
    }

    /** Runs until Ctrl-C; exits with 2 when it was called wrongly, with 1 when a part does not start or stops. */
    public static void main(String[] words) {
        Runtime.getRuntime().addShutdownHook(new Thread(Up::stop));
        try {
            var options = UpOptions.read(List.of(words), System.getenv());
            var state = UpState.take(Muster.home());
            options.checkPortsAreFree();
            if (options.fresh()) {
                state.wipe();
            }
            new Up(options, state).run();
        } catch (UpOptions.UsageError e) {
            System.err.println("muster: " + e.getMessage() + System.lineSeparator() + UpOptions.USAGE);
            System.exit(2);
        } catch (StartFailure e) {
            fail(e.line());
        } catch (IOException e) {
            fail("a part of the stack does not answer: " + e);
        } catch (InterruptedException e) {
            fail("interrupted");
        }
    }

    private void run() throws IOException, InterruptedException {
        say("Starting PostgreSQL, Kafka and Keycloak");
        var stack = new LocalStack(plan(), this::say);
        stack.awaitData();
        var messages = new SamplePolicies(state.secrets(), options.sinkPort());
        var sink = startSink(messages);
        var settings = new HashMap<>(stack.settings());
        settings.putAll(messages.settings(options.smtpPort()));
        state.keep(settings);
        var samples = new Samples(state.samples());
        samples.write();
        if (options.split().isPresent()) {
            runSplit(stack, settings, messages, samples, sink, options.split().get());
        } else {
            runWhole(stack, settings, messages, samples, sink);
        }
    }

    private void runWhole(
            LocalStack stack, Map<String, String> settings, SamplePolicies messages, Samples samples, Child sink)
            throws IOException, InterruptedException {
        var application = Application.start(
                settings,
                Application.Seat.alone(options.port(), options.managementPort()),
                state.log("muster"),
                List.of());
        stack.awaitAll();
        application.awaitReady();
        fill(messages, samples, application.address());
        OUT.println(new Welcome(options, state, samples, tokenEndpoint()).text());
        ready(settings);
        throw firstToStop(Stream.concat(stack.children(), Stream.of(application.process(), sink)));
    }

    private void runSplit(
            LocalStack stack,
            Map<String, String> settings,
            SamplePolicies messages,
            Samples samples,
            Child sink,
            Split split)
            throws IOException, InterruptedException {
        var fleet = Fleet.start(split, settings, List.of(), options.port(), state.folder(), state.folder());
        stack.awaitAll();
        fleet.awaitReady();
        fill(messages, samples, fleet.address());
        OUT.println(new Welcome(options, state, samples, tokenEndpoint()).text() + Welcome.of(fleet));
        fleet.keepAlive(this::say);
        ready(settings);
        // A process of the fleet may end; the parts may not
        throw firstToStop(Stream.concat(stack.children(), Stream.of(fleet.proxyProcess(), sink)));
    }

    private void fill(SamplePolicies messages, Samples samples, String address)
            throws IOException, InterruptedException {
        say("Muster is ready");
        try (var api = new Api(address, tokenEndpoint())) {
            for (var lender : Lender.ALL) {
                fill(lender, samples, messages, api);
            }
        }
    }

    /** The next start is to be quicker; nobody waits for that now. */
    private void ready(Map<String, String> settings) {
        say("Ready. Ctrl-C stops everything; what was posted is there at the next ./muster up");
        if (AotCache.find().isEmpty()) {
            Thread.ofVirtual().name("aot-cache").start(() -> {
                try {
                    AotCache.make(settings, state.log("aot-cache"));
                } catch (StartFailure slower) {
                    say("The next start is no quicker: " + slower.line());
                }
            });
        }
    }

    /** What stands in for phones and inboxes; it and Muster know one secret. */
    private Child startSink(SamplePolicies messages) throws IOException {
        var known = Secret.kept(state.folder().resolve("sink.secret"));
        messages.writeSecrets(known);
        return Child.start(
                "The sink",
                state.log("sink"),
                "TERM",
                Map.of(),
                Java.command(
                        Sink.class.getName(),
                        Integer.toString(options.sinkPort()),
                        Integer.toString(options.smtpPort()),
                        "http://localhost:" + options.port(),
                        known));
    }

    /** Gives a lender its databases and, once, its decisions and its loan book. */
    private void fill(Lender lender, Samples samples, SamplePolicies messages, Api api)
            throws IOException, InterruptedException {
        var loaded = state.folder().resolve(lender.id() + ".loaded");
        api.provision(lender);
        if (Files.exists(loaded)) {
            return;
        }
        for (var policy : messages.policies(lender)) {
            api.decide(lender.person("checker"), policy);
        }
        say("Loading the loan book of " + lender.name());
        var upload = api.upload(lender.person("maker"), "loan-book", samples.loanBook(lender), this::say);
        if (!Api.state(upload).equals("completed")) {
            throw new StartFailure("The loan book of " + lender.id() + " did not go through: " + upload);
        }
        Files.createFile(loaded);
    }

    private LocalStack.Plan plan() {
        var secrets = StackSecrets.keptIn(state.folder());
        return new LocalStack.Plan(
                Muster.parts(),
                state.folder(),
                options.listen(),
                Durability.DURABLE,
                Realms.forUse(options.port(), secrets),
                secrets);
    }

    private String tokenEndpoint() {
        return LocalKeycloak.tokenEndpoint(options.listen().keycloak(), Realms.MUSTER);
    }

    /** Waits, as long as all goes well for ever. */
    private static StartFailure firstToStop(Stream<Child> children) {
        var ends = children.map(Child::onExit).toArray(CompletableFuture<?>[]::new);
        return ((Child) CompletableFuture.anyOf(ends).join()).failed();
    }

    private void say(String line) {
        var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        OUT.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
    }

    private static void fail(String sentence) {
        // While stopping, children end because we end them: no news
        if (!Child.isStopping()) {
            System.err.println("muster: " + sentence);
            System.exit(1);
        }
    }

    private static void stop() {
        if (Child.anyStarted()) {
            OUT.println("\nStopping");
        }
        Child.stopAll();
    }
}
