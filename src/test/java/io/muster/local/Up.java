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
        var application = Application.start(
                settings,
                Application.Seat.alone(options.port(), options.managementPort()),
                state.log("muster"),
                List.of());
        var samples = new Samples(state.samples());
        samples.write();
        stack.awaitAll();
        application.awaitReady();
        say("Muster is ready");
        try (var api = new Api(application.address(), tokenEndpoint())) {
            for (var lender : Lender.ALL) {
                fill(lender, samples, messages, api);
            }
        }
        OUT.println(new Welcome(options, state, samples, tokenEndpoint()).text());
        say("Ready. Ctrl-C stops everything; what was posted is there at the next ./muster up");
        throw firstToStop(Stream.concat(stack.children(), Stream.of(application.process(), sink)));
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
