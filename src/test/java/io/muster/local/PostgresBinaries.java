package io.muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The unpacked programs of PostgreSQL and how to call them, as root too. */
record PostgresBinaries(Path folder) {

    /** The programs to use: those of the installation that the environment names, else those on the class path. */
    static PostgresBinaries unpacked(Path parts) {
        return Muster.postgres().map(PostgresBinaries::installed).orElseGet(() -> bundled(parts));
    }

    private static PostgresBinaries installed(Path folder) {
        try {
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw new StartFailure(
                        "MUSTER_POSTGRES is to name a folder with bin/postgres in it, and " + folder + " has none");
            }
            checkUser();
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StartFailure("Cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static PostgresBinaries bundled(Path parts) {
        var resource = "postgres-" + platform() + ".txz";
        try (var content = open(resource)) {
            // The hash in the name: another version gets another folder
            var name = "postgres-" + sha256(content).substring(0, 12);
            checkUser();
            return new PostgresBinaries(Parts.get(parts, name, folder -> unpack(resource, folder)));
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + resource + ": " + e.getMessage(), e);
        }
    }

    /** The command that makes a cluster; sorting is by code point, the same on every machine. */
    List<String> initdb(Path cluster, String superuser, Path passwordFile) {
        return command(
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    List<String> postgres(Path cluster) {
        return command("postgres", "-D", cluster.toString());
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, who owns the same files
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void checkUser() throws IOException {
        try {
            if (isRoot()
                    && new ProcessBuilder("unshare", "--user", "true").start().waitFor() != 0) {
                throw new StartFailure("PostgreSQL refuses to run as root and this machine has no user namespaces:"
                        + " run ./muster as an ordinary user");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while starting PostgreSQL", e);
        }
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (var content = open(resource)) {
            Parts.untar(content, folder);
        }
    }

    private static String sha256(InputStream content) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(String resource) {
        var content = PostgresBinaries.class.getResourceAsStream("/" + resource);
        if (content == null) {
            throw new StartFailure("No PostgreSQL for this machine: " + resource
                    + " is not on the class path; see the profiles for postgres.platform in pom.xml");
        }
        return content;
    }

    /** This machine in the words of the binaries' publisher. */
    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        return os + "-" + arch;
    }
}
