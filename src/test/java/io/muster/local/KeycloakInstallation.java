package io.muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** Keycloak's files, unpacked and built once; each running server has a home of its own beside them. */
record KeycloakInstallation(Path folder) {

    /** Where the build puts the distribution; Maven copies it there. */
    private static final Path ZIPS = Path.of("target", "parts");

    private static final List<String> SHARED_FOLDERS = List.of("bin", "conf", "lib", "providers");

    /** As in the distribution's own kc.sh; called without it, so that several servers can share one installation. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true");

    /** Answers the installation; {@code progress} is told when it must be made first. */
    static KeycloakInstallation built(Path parts, Path log, Consumer<String> progress) throws IOException {
        var zip = zip();
        var version = zip.getFileName().toString().replaceFirst("keycloak-quarkus-dist-(.*)\\.zip", "$1");
        return new KeycloakInstallation(Parts.get(parts, "keycloak-" + version, folder -> {
            progress.accept("Keycloak is unpacked and built, this once; it takes about a minute");
            build(zip, folder, log);
        }));
    }

    /** Makes the home of one server; one that was made for other realms is thrown away, since imports never change. */
    void prepare(Path home, Realms realms) throws IOException {
        var made = home.resolve("realms");
        var wanted = new TreeMap<>(realms.files()).toString();
        if (Files.exists(made) && Files.readString(made).equals(wanted)) {
            return;
        }
        Parts.delete(home);
        var imports = Files.createDirectories(home.resolve("data").resolve("import"));
        for (var realm : realms.files().entrySet()) {
            Files.writeString(imports.resolve(realm.getKey() + "-realm.json"), realm.getValue());
        }
        for (var shared : SHARED_FOLDERS) {
            Files.createSymbolicLink(home.resolve(shared), folder.resolve(shared));
        }
        Files.writeString(made, wanted);
    }

    /** The command that serves {@code home} on {@code port}; realms that are there already are not imported again. */
    List<String> start(Path home, int port) {
        return command(
                home,
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port);
    }

    private static void build(Path zip, Path folder, Path log) throws IOException {
        unzip(zip, folder);
        // An embedded database: the people of a local stack are samples
        Child.run(
                "The build of Keycloak",
                log,
                Map.of(),
                new KeycloakInstallation(folder).command(folder, "build", "--db=dev-file"));
    }

    private List<String> command(Path home, String... arguments) {
        var command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(JVM_OPTIONS);
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.addAll(List.of(
                "-cp",
                folder.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path zip() throws IOException {
        try (var zips = Files.newDirectoryStream(ZIPS, "keycloak-quarkus-dist-*.zip")) {
            for (var zip : zips) {
                return zip;
            }
        } catch (IOException e) {
            throw new StartFailure("Keycloak is not in " + ZIPS + ": run the build from the project's folder", e);
        }
        throw new StartFailure("Keycloak is not in " + ZIPS + ": run the build from the project's folder");
    }

    private static void unzip(Path zip, Path folder) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                var name = Path.of(entry.getName());
                if (entry.isDirectory() || name.getNameCount() < 2) {
                    continue;
                }
                // Without the archive's top folder, which carries the version
                var target = Parts.inside(
                        folder, name.subpath(1, name.getNameCount()).toString());
                Files.createDirectories(target.getParent());
                try (var content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        }
    }
}
